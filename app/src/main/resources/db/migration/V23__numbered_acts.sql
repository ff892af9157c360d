-- A row that has a number of its own is told by it from records that have one, too: it is compared with the others
-- only. How many an entry has, one or none, is part of the index, so that those with numbers need not be looked at, however many
-- there are of a day.
create function numbers(client_key text) returns integer language sql immutable parallel safe
	return case when starts_with(client_key, 'number:') then 1 else 0 end;

drop index entry_subject;
create index entry_subject on entry (subject, business_date, numbers(client_key)) where subject is not null;

-- A correction has no number of its own, but that of the record's first entry.
drop function repeats(text[], text[], bigint[], date[], boolean[], text);
create function repeats(types text[], units text[], subjects bigint[], days date[], has_number boolean[])
	returns table (place bigint, number bigint, record uuid) language plpgsql stable
	set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_bitmapscan = off
	set enable_hashjoin = off set enable_mergejoin = off as $$
begin
	return query select sent.place, found.first_seq, found.record
		from unnest(types, units, subjects, days, repeats.has_number) with ordinality
			as sent (type, unit, subject, day, has_number, place)
		cross join lateral (select e.first_seq, e.record
			from (
				(select * from entry a
					where not sent.has_number and a.subject = sent.subject and a.business_date = sent.day
					and a.unit = sent.unit and a.type = sent.type limit 1000)
				union all
				(select * from entry a
					where sent.has_number and a.subject = sent.subject and a.business_date = sent.day
					and numbers(a.client_key) = 0 and a.unit = sent.unit and a.type = sent.type
					and not exists (select from entry f where f.seq = a.first_seq and numbers(f.client_key) = 1) limit 1000)
				) e
			where e.operation <> 'CANCEL' and not exists (select from entry n where n.supersedes = e.seq)
			order by e.first_seq desc limit 50) found;
end
$$;

-- Subjects, too, are looked up once a statement and not once a row. They cannot go away.
alter table entry drop constraint entry_subject_fkey;

create or replace function refuse_unknown_place() returns trigger language plpgsql as $$
declare
	unknown text;
begin
	if tg_table_name = 'entry' then
		if exists (select from added a where not exists (select from unit u where u.code = a.unit)
				or not exists (select from region r where r.code = a.region)) then
			select min(concat(unit, ' or ', region)) into unknown from added a
				where not exists (select from unit u where u.code = a.unit)
				or not exists (select from region r where r.code = a.region);
			raise exception 'table % names a unit or region that is not there: %', tg_table_name, unknown
				using errcode = 'foreign_key_violation';
		end if;
		if exists (select from added a where a.subject is not null
				and not exists (select from subject s where s.id = a.subject)) then
			select min(a.subject)::text into unknown from added a where a.subject is not null
				and not exists (select from subject s where s.id = a.subject);
			raise exception 'table % names a subject that is not there: %', tg_table_name, unknown
				using errcode = 'foreign_key_violation';
		end if;
		return null;
	end if;
	if exists (select from added a where unit is not null
			and not exists (select from unit u where u.code = a.unit)) then
		select min(unit) into unknown from added a where not exists (select from unit u where u.code = a.unit);
		raise exception 'table % names a unit or region that is not there: %', tg_table_name, unknown
			using errcode = 'foreign_key_violation';
	end if;
	return null;
end
$$;

create trigger subject_no_delete before delete on subject for each row execute function refuse_change();
create trigger subject_no_truncate before truncate on subject for each statement execute function refuse_change();
create trigger subject_same_number before update of id on subject for each row when (old.id <> new.id)
	execute function refuse_change();
