-- What a file brought into the ledger stays together: its entries have one transaction, and no other entry of that
-- transaction's number lies between the first and the last of them, on whatever server the number was drawn: numbers of
-- transactions begin again elsewhere, those of entries never do.
alter table intake_run
	drop constraint intake_run_state_check,
	add constraint intake_run_state_check check (state in ('CHECKING', 'CHECKED', 'REFUSED', 'COMMITTING', 'COMMITTED',
		'WITHDRAWING', 'WITHDRAWN', 'CANCELLED', 'FAILED', 'EXPIRED')),
	add column large boolean not null default false,
	add column begun_at timestamptz,
	add column committed_at timestamptz,
	add column filed_in xid8,
	add column filed_first bigint,
	add column filed_last bigint,
	add constraint intake_run_filed check (num_nulls(committed_at, filed_in, filed_first, filed_last) in (0, 4));

comment on column intake_run.large is 'Waits in the lane of large files, where a node works on one at a time';
comment on column intake_run.begun_at is 'When a node last began with it: whose files were begun longest ago comes first';
comment on column intake_run.filed_in is 'With filed_first and filed_last the entries that it brought into the ledger';

update intake_run set large = bytes > 512 * 1024 or rows_read > 5000;

-- A commit writes two audit rows in its transaction, one right after the other: one names the import, one its entries.
-- Rows with the same number of a transaction that lie far apart are of two servers.
update intake_run r set committed_at = i.at, filed_in = i.xid, filed_first = (e.detail->>'from')::bigint,
	filed_last = (e.detail->>'to')::bigint
from audit i join audit e on e.xid = i.xid and e.action = 'take-in' and e.object = 'ledger' and e.account = i.account
	and abs(e.id - i.id) < 1000
where r.state = 'COMMITTED' and i.action = 'intake-commit' and i.object = 'intake/' || r.id;

drop index intake_run_open;
create index intake_run_open on intake_run (created_at) where state in ('CHECKING', 'COMMITTING', 'WITHDRAWING');
create index intake_run_begun on intake_run (account, begun_at);
create index intake_run_filed on intake_run (filed_in, filed_first) where filed_in is not null;

-- What a file brought in, cancelled as one act. Without a count it waits, is being done, or broke off.
create table intake_withdrawal (
	run uuid not null references intake_run (id) on delete cascade,
	no integer not null,
	account text not null,
	region text not null,
	department text,
	working_group text,
	reason text not null check (length(reason) between 1 and 500),
	also bigint[] not null,
	asked_at timestamptz not null,
	cancelled bigint,
	remaining bigint,
	primary key (run, no),
	check (num_nulls(cancelled, remaining) in (0, 2))
);

comment on table intake_withdrawal is 'With region, department and working_group the scope in which the account acts';
comment on column intake_withdrawal.also is 'Numbers of the corrected revisions that are to be cancelled as well';
