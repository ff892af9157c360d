-- Subjects as the registry has them now: what they were called before, whether they are there still, and which one a
-- merged one turned out to be. The ledger says how they came to be so.
alter table subject
	add column formerly text,
	add column state text not null default 'OPEN' check (state in ('OPEN', 'CLOSED', 'MERGED')),
	add column merged_into bigint references subject (id),
	add constraint subject_merged check ((state = 'MERGED') = (merged_into is not null) and merged_into <> id);

-- A name as it is compared: wide and narrow characters, blanks and what nobody sees make no difference.
create function plain_name(name text) returns text language sql immutable parallel safe
	return lower(regexp_replace(normalize(name, NFKC), '[\s\u00ad\u200b-\u200f\u2060\ufeff]', '', 'g'));

-- What a subject is searched by, cut by a character that no text has.
create function subject_text(name text, formerly text, address text, licence text, uscc text) returns text
	language sql immutable parallel safe
	return plain_name(name || E'\x01' || coalesce(formerly, '') || E'\x01' || coalesce(address, '')
		|| E'\x01' || coalesce(licence, '') || E'\x01' || coalesce(uscc, ''));

-- A name without that of the town and the county, which says nothing of the shop: what is left if that is something.
create function bare_name(name text, region text) returns text language sql stable parallel safe
	return (select coalesce(nullif(regexp_replace(plain_name(bare_name.name), '^(' || coalesce(string_agg(
			regexp_replace(plain_name(r.name), '([^[:alnum:]])', '\\\1', 'g'), '|'), '') || ')+', ''), ''), plain_name(bare_name.name))
		from region r where bare_name.region like r.code || '%');

-- How much two names have in common: twice the pairs of both by the pairs of each (Dice's coefficient, 0 to 1).
create function likeness(one tsvector, other tsvector) returns double precision language sql immutable parallel safe
	return 2.0 * (select count(*) from (select unnest(tsvector_to_array(one)) intersect select unnest(tsvector_to_array(other))) c)
		/ greatest(length(one) + length(other), 1);

-- What names that have something in common with this one are found by.
create function resembling(words text) returns tsquery language sql immutable parallel safe
	return (select string_agg('''' || replace(replace(pair, '\', '\\'), '''', '''''') || '''', ' | ')
		from (select distinct substr(words, at, 2) from generate_series(1, greatest(length(words) - 1, 1)) at)
			as looked_for (pair)
		where pair <> '')::tsquery;

drop index subject_called;
create index subject_called on subject (plain_name(name));
drop index subject_words;
create index subject_words on subject using gin (pairs(subject_text(name, formerly, address, licence, uscc)));
create index subject_merged_into on subject (merged_into) where merged_into is not null;
