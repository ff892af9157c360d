-- The ledger as an auditor would lay it out: the revisions in force as of a moment, one view for each type of record, and who
-- holds which status. Written from the pack's definitions (口径) and nothing else; shares no code with the engine.
--
-- What is asked for stands in settings: oracle.asof, oracle.region, oracle.department (may be empty), oracle.from, oracle.to.
-- Rows that belong to the figure are `counted`.

create temporary table in_force as
select seq, first_seq as n, type, split_part(unit, '@', 1) as department, split_part(unit, '@', 2) as seat, region as place,
	subject, subject_kind, subject_tier, business_date as day, doc
from (
	select distinct on (record) * from entry where recorded_at <= current_setting('oracle.asof')::timestamptz
	order by record, revision desc) latest
where operation <> 'CANCEL';

create index on in_force (type);
analyze in_force;

create temporary view act as
select *, place like current_setting('oracle.region') || '%'
	and (current_setting('oracle.department') in ('', department))
	and day between current_setting('oracle.from')::date and current_setting('oracle.to')::date as counted
from in_force;

-- A line counts where the act was; one with a unit of its own counts for that unit, and in that unit's region if the act was
-- elsewhere.
create temporary table line_in_force as
select l.type as role, l.doc, a.seq, a.type, a.day, a.doc as act,
	coalesce(split_part(l.unit, '@', 1), a.department) as department, coalesce(split_part(l.unit, '@', 2), a.seat) as seat,
	case when l.unit is null or a.place like split_part(l.unit, '@', 2) || '%' then a.place else split_part(l.unit, '@', 2) end
		as place
from line l join in_force a on a.seq = l.entry;

create temporary view act_line as
select *, place like current_setting('oracle.region') || '%'
	and (current_setting('oracle.department') in ('', department))
	and day between current_setting('oracle.from')::date and current_setting('oracle.to')::date as counted
from line_in_force;

-- One view for each type of record, with the fields that a definition speaks of.

create temporary view meeting as select * from act, jsonb_to_record(doc) as f (kind text) where type = 'meeting';
create temporary view organization_step as
	select * from act, jsonb_to_record(doc) as f (kind text, opinions numeric) where type = 'organization_step';
create temporary view document as select * from act, jsonb_to_record(doc) as f (kind text, copies numeric) where type = 'document';
create temporary view publicity_event as
	select * from act, jsonb_to_record(doc) as f (materials numeric, audience numeric) where type = 'publicity_event';
create temporary view media_item as select * from act, jsonb_to_record(doc) as f (items numeric) where type = 'media_item';
create temporary view exposure as select * from act where type = 'exposure';
create temporary view tip as select * from act, jsonb_to_record(doc) as f (verified boolean) where type = 'tip';
create temporary view supervision_visit as
	select * from act, jsonb_to_record(doc) as f (by_leader boolean) where type = 'supervision_visit';
create temporary view joint_operation as select * from act, jsonb_to_record(doc) as f (kind text) where type = 'joint_operation';
create temporary view participant as select * from act_line where type = 'joint_operation' and role = 'participants';
create temporary view assistance as select * from act where type = 'assistance';
create temporary view helper as
	select l.*, f.* from act_line l, jsonb_to_record(l.doc) as f (answer text, people numeric)
	where type = 'assistance' and role = 'helpers';
create temporary view case_filed as
	select * from act, jsonb_to_record(doc) as f (goods_value numeric, den_related boolean) where type = 'case_filed';
create temporary view penalty_decision as
	select * from act, jsonb_to_record(doc) as f (fine numeric, confiscated numeric) where type = 'penalty_decision';
create temporary view case_transfer as select * from act, jsonb_to_record(doc) as f (accepted boolean) where type = 'case_transfer';
create temporary view closure as select * from act, jsonb_to_record(doc) as f (reason text) where type = 'closure';
create temporary view rectification_order as
	select * from act, jsonb_to_record(doc) as f (problems numeric) where type = 'rectification_order';
create temporary view rectification_check as
	select * from act, jsonb_to_record(doc) as f (result text) where type = 'rectification_check';
create temporary view sample as
	select * from act, jsonb_to_record(doc) as f (sample_number text, category text, residue_exceeded boolean, result text)
	where type = 'sample';
create temporary view survey as
	select * from act, jsonb_to_record(doc) as f (operating boolean, licence text, key_unit boolean) where type = 'survey';
create temporary view catering_inspection as select * from act where type = 'catering_inspection';
create temporary view catering_grading as select * from act, jsonb_to_record(doc) as f (grade text) where type = 'catering_grading';
create temporary view circulation_inspection as
	select * from act, jsonb_to_record(doc) as f (removed_kg numeric) where type = 'circulation_inspection';
create temporary view key_area_rectification as
	select * from act, jsonb_to_record(doc) as f (completed boolean) where type = 'key_area_rectification';
create temporary view drug_inspection as
	select * from act, jsonb_to_record(doc) as f (false_advertising boolean) where type = 'drug_inspection';
create temporary view den as
	select * from act, jsonb_to_record(doc) as f (kind text, suspects numeric, detained numeric) where type = 'illegal_den';
create temporary view seized as
	select l.*, f.*, act ->> 'kind' as den_kind
	from act_line l, jsonb_to_record(l.doc) as f (goods text, brand text, cartons numeric, weight numeric, value numeric)
	where type = 'illegal_den' and role = 'seized';
create temporary view pork_inspection as
	select * from act, jsonb_to_record(doc) as f (illegal_pork numeric) where type = 'pork_inspection';
create temporary view slaughter_volume as
	select * from act, jsonb_to_record(doc) as f (tier text, designated numeric, total numeric) where type = 'slaughter_volume';
create temporary view producer_inspection as
	select * from act, jsonb_to_record(doc) as f (nonfood_found boolean) where type = 'producer_inspection';
create temporary view pesticide_shop_check as
	select * from act, jsonb_to_record(doc) as f (samples numeric, samples_failed numeric, banned_found boolean)
	where type = 'pesticide_shop_check';
create temporary view base_inspection as
	select * from act, jsonb_to_record(doc) as f (files_kept boolean, banned_found boolean) where type = 'base_inspection';
create temporary view export_inspection as
	select * from act, jsonb_to_record(doc) as f (briefed boolean) where type = 'export_inspection';
create temporary view export_consignment as
	select * from act, jsonb_to_record(doc) as f (batch_number text, marked boolean) where type = 'export_consignment';
create temporary view import_disposal as
	select * from act, jsonb_to_record(doc) as f (found numeric, returned numeric, destroyed numeric) where type = 'import_disposal';
create temporary view measure_in_place as
	select * from act, jsonb_to_record(doc) as f (system text, state text)
	where type in ('circulation_status', 'catering_status', 'producer_status', 'produce_status', 'export_status');

-- 检查：对特定对象的检查，不含巡查、整改复查和重点区域整治。
create temporary view inspection as
select * from act where type in ('producer_inspection', 'circulation_inspection', 'catering_inspection', 'drug_inspection',
	'pork_inspection', 'export_inspection', 'pesticide_shop_check', 'base_inspection');

-- 出动：检查、巡查、整治重点区域、捣毁窝点、整改复查，联合行动和协查配合按参加单位各计各的。
create temporary view deployment as
select department, seat, day, counted, people, vehicles from (
	select * from inspection
	union all
	select * from act where type in ('patrol', 'key_area_rectification', 'illegal_den', 'rectification_check')
	) a, jsonb_to_record(doc) as f (people numeric, vehicles numeric)
union all
select department, seat, day, counted, people, vehicles from act_line l, jsonb_to_record(l.doc) as f (people numeric, vehicles numeric)
where role in ('participants', 'helpers');

-- 涉案货值：立案案件与黑窝点查获物品，源于已登记黑窝点的案件不再计。
create temporary view goods as
select department, seat, day, counted, goods_value as value from case_filed where not den_related
union all
select department, seat, day, counted, value from seized;

-- 汇总表：一个单位一期的合计数，只在该单位该期没有登记过一件的时候计入，记在该期最后一天、该单位本地区。
create temporary view detail as
select 'catering_visits' as indicator, department, seat, day from catering_inspection
union all select 'inspections', department, seat, day from inspection
union all select 'circulation_visits', department, seat, day from circulation_inspection
	where subject_kind in ('food_shop', 'supermarket')
union all select 'food_removed', department, seat, day from circulation_inspection where removed_kg is not null
union all select unnest(array['people', 'health_people']), department, seat, day from deployment where people is not null
union all select unnest(array['vehicles', 'health_vehicles']), department, seat, day from deployment where vehicles is not null
union all select unnest(array['goods_value', 'health_goods_value']), department, seat, day from goods where value is not null;

create temporary table total as
select a.department, a.place, a.day, i.indicator, (l.doc ->> 'total')::numeric as total
from in_force a
	join (values ('catering_monthly', 'month'), ('circulation_weekly', 'week')) p (type, span) using (type)
	join line l on l.entry = a.seq
	join (values ('catering_visits', 'catering_visits'), ('catering_visits', 'inspections'), ('health_people', 'health_people'),
		('health_people', 'people'), ('health_vehicles', 'health_vehicles'), ('health_vehicles', 'vehicles'),
		('health_goods_value', 'health_goods_value'), ('health_goods_value', 'goods_value'),
		('inspections', 'inspections'), ('circulation_visits', 'circulation_visits'), ('food_removed', 'food_removed')) i (line, indicator)
		on i.line = l.doc ->> 'indicator'
where l.doc ->> 'total' is not null and not exists (
	select 1 from detail d where d.indicator = i.indicator and d.department = a.department and d.seat = a.seat
		and date_trunc(p.span, d.day::timestamp) = date_trunc(p.span, a.day::timestamp));

create function pg_temp.totals(asked text) returns numeric language sql stable as $$
	select coalesce(sum(total), 0) from total
	where indicator = asked and place like current_setting('oracle.region') || '%'
		and current_setting('oracle.department') in ('', department)
		and day between current_setting('oracle.from')::date and current_setting('oracle.to')::date
$$;

-- Statuses. For each subject the last event decides; on one day, that of the record filed later.

create temporary view gone as
select subject, subject_kind, subject_tier, place, department, day, n from survey where not operating
union all
select subject, subject_kind, subject_tier, place, department, day, n from closure;

create temporary table event as
-- 在册、持证、无证：正在生产经营，以最近一次登记为准；停业登记、取缔后不再计。
select status, '' as detail, subject, subject_kind, subject_tier, place, department, day, n, holds
from survey, lateral (values ('registered', operating), ('licensed', operating and licence = 'licensed'),
	('unlicensed', operating and licence = 'unlicensed')) s (status, holds)
union all
-- 没有填是否重点单位的登记不改变原来的认定。
select 'key unit', '', subject, subject_kind, subject_tier, place, department, day, n, operating and key_unit
from survey where not operating or key_unit is not null
union all
select status, '', subject, subject_kind, subject_tier, place, department, day, n, false
from closure, (values ('registered'), ('licensed'), ('unlicensed'), ('key unit')) s (status)
union all
-- 量化等级：撤销等级、停业、取缔后不再计。
select 'graded', grade, subject, subject_kind, subject_tier, place, department, day, n, grade <> 'withdrawn' from catering_grading
union all
select 'graded', '', subject, subject_kind, subject_tier, place, department, day, n, false from gone
union all
-- 各项制度：失效、撤销、停业、取缔后不再计。
select system, '', subject, subject_kind, subject_tier, place, department, day, n, state = 'established' from measure_in_place
union all
select 'production_files', '', subject, subject_kind, subject_tier, place, department, day, n, files_kept from base_inspection
union all
select system, '', subject, subject_kind, subject_tier, place, department, day, n, false
from gone, (values ('production_licence'), ('commitment'), ('quality_file'), ('self_discipline'), ('invoice_checks'),
	('purchase_ledger'), ('classified'), ('designated_pork'), ('monitoring'), ('production_files'), ('inspection_mark'),
	('batch_control'), ('base_cleared')) s (system)
union all
-- 待整改：复查合格、停业、取缔后不再计。
select 'to rectify', '', subject, subject_kind, subject_tier, place, department, day, n, true from rectification_order
union all
select 'to rectify', '', subject, subject_kind, subject_tier, place, department, day, n, false from rectification_check
where result = 'pass'
union all
select 'to rectify', '', subject, subject_kind, subject_tier, place, department, day, n, false from closure
union all
select 'to rectify', '', subject, subject_kind, subject_tier, place, department, day, n, false from survey
where not operating
union all
-- 最近一次检查发现的：复查未再发现、取缔后不再计。
select 'nonfood', '', subject, subject_kind, subject_tier, place, department, day, n, nonfood_found from producer_inspection
union all
select 'nonfood', '', subject, subject_kind, subject_tier, place, department, day, n, false from closure
union all
select 'banned', '', subject, subject_kind, subject_tier, place, department, day, n, banned_found from pesticide_shop_check
union all
select 'banned', '', subject, subject_kind, subject_tier, place, department, day, n, banned_found from base_inspection
union all
select 'banned', '', subject, subject_kind, subject_tier, place, department, day, n, false from closure
union all
-- 重点区域：最近一次整治记为完成。
select 'completed', '', subject, subject_kind, subject_tier, place, department, day, n, completed from key_area_rectification;

-- Who holds a status on the last day, wherever the deciding act happened.
create temporary view standing as
select * from (
	select distinct on (status, subject) * from event where day <= current_setting('oracle.to')::date
	order by status, subject, day desc, n desc) latest
where holds;

create temporary view holder as
select * from standing where place like current_setting('oracle.region') || '%'
	and (current_setting('oracle.department') in ('', department));
