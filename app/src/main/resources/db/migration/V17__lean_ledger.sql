-- Many records are written at once, and each index and each check by row has its price: what nobody uses goes.

-- As before every character and every two neighbours, in half the time: substr counts from the beginning of a text.
create or replace function grams(words text) returns text[] language sql immutable strict parallel safe
	return string_to_array(words, null)
		|| array(select a || b from unnest(string_to_array(words, null), (string_to_array(words, null))[2:]) pair (a, b)
			where b is not null);

-- Most lines have no text that anybody would search for.
drop index line_words;
create index line_words on line using gin (grams(words(doc))) where words(doc) <> '[]';

-- Most entries supersede nothing, and those of imports by a mapping have no client key.
alter table entry drop constraint entry_supersedes_key;
create unique index entry_supersedes_key on entry (supersedes) where supersedes is not null;
alter table entry drop constraint entry_client_key_key;
create unique index entry_client_key_key on entry (client_key) where client_key is not null;

-- Whoever follows the ledger goes by transaction and number: an import of a million rows is one transaction.
drop index entry_xid;
create index entry_order on entry (xid, seq);

-- The units and regions of entries and lines are looked up once a statement and not once a row, and nobody need lock
-- the row of a unit for which many write. They cannot go away: nothing is ever deleted there, and no code changes.
alter table entry drop constraint entry_unit_fkey;
alter table entry drop constraint entry_region_fkey;
alter table line drop constraint line_unit_fkey;

create function refuse_unknown_place() returns trigger language plpgsql as $$
declare
	unknown text;
begin
	if tg_table_name = 'entry' then
		if not exists (select from added a where not exists (select from unit u where u.code = a.unit)
				or not exists (select from region r where r.code = a.region)) then
			return null;
		end if;
		select min(concat(unit, ' or ', region)) into unknown from added a
			where not exists (select from unit u where u.code = a.unit)
			or not exists (select from region r where r.code = a.region);
	else
		if not exists (select from added a where unit is not null
				and not exists (select from unit u where u.code = a.unit)) then
			return null;
		end if;
		select min(unit) into unknown from added a where not exists (select from unit u where u.code = a.unit);
	end if;
	raise exception 'table % names a unit or region that is not there: %', tg_table_name, unknown
		using errcode = 'foreign_key_violation';
end
$$;

create trigger entry_known_places after insert on entry referencing new table as added
	for each statement execute function refuse_unknown_place();
create trigger line_known_units after insert on line referencing new table as added
	for each statement execute function refuse_unknown_place();

create trigger unit_no_delete before delete on unit for each row execute function refuse_change();
create trigger unit_no_truncate before truncate on unit for each statement execute function refuse_change();
create trigger unit_same_code before update of code on unit for each row when (old.code <> new.code)
	execute function refuse_change();
create trigger region_no_delete before delete on region for each row execute function refuse_change();
create trigger region_no_truncate before truncate on region for each statement execute function refuse_change();
create trigger region_same_code before update of code on region for each row when (old.code <> new.code)
	execute function refuse_change();
