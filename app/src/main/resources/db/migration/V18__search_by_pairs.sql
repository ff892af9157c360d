-- What a text is searched by are its pairs of neighbours and its last character: every character begins one of them,
-- so that a single one is found by prefix, and the index is half as large as with every character for itself. These
-- functions are written so that PostgreSQL puts their text in place of the call, also where it fills an index.
drop index entry_words;
drop index line_words;
drop index subject_words;
drop function grams;

-- The texts of a document, in lower case; what looks like the code of a choice is left out. The brackets and quotes
-- around all of them belong to no text.
create or replace function words(doc jsonb) returns text language sql immutable strict parallel safe
	return left(substr(lower(jsonb_path_query_array(doc,
		'$.* ? (@.type() == "string" && !(@ like_regex "^[a-z][a-z0-9_]*$"))') #>> '{}'), 3), -2);

-- The pairs from the first character on and those from the second: cut by a character that no text has. So many at
-- most, because a tsvector holds no more than a megabyte.
create function pairs(words text) returns tsvector language sql immutable parallel safe
	return array_to_tsvector((array_remove(
		string_to_array(regexp_replace(words, '(..)', E'\\1\x01', 'g'), E'\x01')
		|| string_to_array(regexp_replace(substr(words, 2), '(..)', E'\\1\x01', 'g'), E'\x01'), ''))[1:100000]);

-- What to look for in pairs to find a text: all of its pairs, or for a single character whatever begins with it.
create function sought(words text) returns tsquery language sql immutable parallel safe
	return (select string_agg('''' || replace(replace(pair, '\', '\\'), '''', '''''') || ''''
			|| case when length(words) = 1 then ':*' else '' end, ' & ')
		from (select distinct substr(words, at, 2) from generate_series(1, greatest(length(words) - 1, 1)) at)
			as looked_for (pair)
		where pair <> '')::tsquery;

create index entry_words on entry using gin (pairs(words(doc))) where words(doc) <> '';
create index line_words on line using gin (pairs(words(doc))) where words(doc) <> '';
create index subject_words on subject using gin (pairs(lower(name)));

-- Whoever follows the ledger asks this after every record. Planned anew each time it would take as long as writing
-- one; a plan that suits every ledger goes by the index.
create function entries_after(floor bigint, next xid8, open xid8[], most int)
	returns table (seq bigint, xid xid8) language plpgsql stable
	set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_bitmapscan = off as $$
begin
	return query (select e.seq, e.xid from entry e
			where e.seq > entries_after.floor and e.xid >= entries_after.next order by e.xid, e.seq limit most)
		union all (select e.seq, e.xid from entry e
			where e.seq > entries_after.floor and e.xid = any(entries_after.open) order by e.xid, e.seq limit most);
end
$$;
