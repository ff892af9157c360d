-- Files of records between upload, check and commit. A run is worked on by the node that holds its lease; when that
-- ends without the run, another node goes on. The file's bytes and the list of its bad cells are kept in parts,
-- encrypted, because they hold what people are called and where they live.
create table intake_run (
	id uuid primary key,
	account text not null,
	role text not null,
	region text not null,
	department text,
	working_group text,
	type text,
	unit text,
	file_name text not null check (length(file_name) between 1 and 120),
	bytes bigint not null,
	parts integer not null,
	state text not null check (state in ('CHECKING', 'CHECKED', 'REFUSED', 'COMMITTING', 'COMMITTED', 'CANCELLED', 'FAILED', 'EXPIRED')),
	rows_read bigint not null default 0,
	cancelled boolean not null default false,
	worker text,
	attempt integer not null default 0,
	lease_until timestamptz,
	report bytea check (substring(report from 1 for 4) = 'sm4_'::bytea),
	bad_pages integer not null default 0,
	created_at timestamptz not null,
	expires_at timestamptz not null
);

create index intake_run_account on intake_run (account, created_at desc);
create index intake_run_open on intake_run (created_at) where state in ('CHECKING', 'COMMITTING');

create table intake_part (
	run uuid not null references intake_run (id) on delete cascade,
	kind text not null check (kind in ('FILE', 'BAD')),
	no integer not null,
	content bytea not null check (substring(content from 1 for 4) = 'sm4_'::bytea),
	primary key (run, kind, no)
);

comment on column intake_run.region is 'With department and working_group the scope in which the account acts';
comment on column intake_run.attempt is 'Counts the nodes that began; a node that lost its lease is told by it';
comment on column intake_run.report is 'Counts and notices, or why the file is unusable; encrypted, because headings are quoted';

-- Rows of a workbook name their subjects.
create index subject_called on subject (name);
