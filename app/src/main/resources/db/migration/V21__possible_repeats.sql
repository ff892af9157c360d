-- What is asked before a record is filed: whether the same unit has filed the same type for the same subject and day,
-- or, without a subject, the same again in every field. Each entry stands in one of these indexes. The first also
-- finds the records of a subject.
drop index entry_subject;
create index entry_subject on entry (subject, business_date) where subject is not null;
create index entry_without_subject on entry (business_date, unit, type, seq) where subject is null;

-- The records in force that drafts perhaps repeat, by the place of the draft, the latest of each. A draft that has a
-- number of its own is told by it from records that have one, too: their client keys begin so. Of those no more than
-- ten are looked at, for where there are many the unit numbers what it does. Planned once in a way
-- that suits every ledger: a plan made while the ledger was small would read all of it for each draft.
create function repeats(types text[], units text[], subjects bigint[], days date[], numbered boolean[], beginning text)
	returns table (place bigint, number bigint, record uuid) language plpgsql stable
	set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_bitmapscan = off
	set enable_hashjoin = off set enable_mergejoin = off as $$
begin
	return query select sent.place, found.first_seq, found.record
		from unnest(types, units, subjects, days, numbered) with ordinality
			as sent (type, unit, subject, day, has_number, place)
		cross join lateral (select e.first_seq, e.record
			from (select * from entry a
				where a.subject = sent.subject and a.business_date = sent.day and a.unit = sent.unit and a.type = sent.type
				limit case when sent.has_number then 10 else 1000 end) e
			where e.operation <> 'CANCEL' and not exists (select from entry n where n.supersedes = e.seq)
			and not (sent.has_number and exists (select from entry f
				where f.seq = e.first_seq and starts_with(f.client_key, beginning)))
			order by e.first_seq desc limit 50) found;
end
$$;

-- The same for one draft that has no subject, among the latest of the unit's day. Sensitive fields are left out: what
-- the ledger keeps of them is never the same twice.
create function repeats_without_subject(type text, unit text, region text, day date, doc jsonb, sensitive text[])
	returns table (seq bigint, number bigint, record uuid) language plpgsql stable
	set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_bitmapscan = off
	set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
begin
	return query select e.seq, e.first_seq, e.record
		from (select * from entry l where l.subject is null and l.business_date = day
			and l.unit = repeats_without_subject.unit and l.type = repeats_without_subject.type
			order by l.seq desc limit 100) e
		where e.region = repeats_without_subject.region
		and e.doc - sensitive = repeats_without_subject.doc
		and e.operation <> 'CANCEL' and not exists (select from entry n where n.supersedes = e.seq)
		order by e.first_seq desc;
end
$$;
