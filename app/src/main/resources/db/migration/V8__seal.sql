-- SM3 of everything that a row says; rows written before this migration have none.
alter table entry add column leaf bytea check (octet_length(leaf) = 32);
alter table audit add column leaf bytea check (octet_length(leaf) = 32);
alter table audit alter column xid set not null;

-- The servers that this ledger has lived on. The numbers of transactions mean something within one server only: what
-- came from another is known by its number, up to the floor.
create table lineage (
	kind text not null check (kind in ('LEDGER', 'AUDIT')),
	no integer not null check (no >= 1),
	system bigint not null,
	floor bigint not null check (floor >= 0),
	seen_at timestamptz not null,
	primary key (kind, no)
);

comment on column lineage.system is 'system_identifier of pg_control_system()';
comment on column lineage.floor is 'The highest number when this server was first seen: rows up to it are complete';

-- Tells the anchors of this ledger from those of others.
create table seal_origin (
	single boolean primary key default true check (single),
	id uuid not null default gen_random_uuid()
);

insert into seal_origin default values;

create table seal (
	kind text not null check (kind in ('LEDGER', 'AUDIT')),
	no bigint not null check (no >= 1),
	lineage integer not null,
	floor bigint not null,
	xid_from xid8 not null,
	number_from bigint not null,
	xid_to xid8 not null,
	number_to bigint not null,
	count integer not null check (count >= 1),
	numbers bigint[] not null,
	leaves bytea not null,
	root bytea not null,
	chain bytea not null,
	sealed_at timestamptz not null,
	key integer not null,
	mac bytea not null,
	primary key (kind, no),
	foreign key (kind, lineage) references lineage (kind, no)
);

comment on table seal is 'Checkpoints of ledger and audit trail: a Merkle root over rows, chained to the one before';
comment on column seal.xid_from is 'Rows from transaction xid_from, number number_from, to before xid_to, number_to;
	where xid_to is 0, rows up to the floor from number_from to before number_to';

create unique index seal_chain on seal (chain);

create trigger seal_append_only before update or delete on seal for each row execute function refuse_change();
create trigger seal_no_truncate before truncate on seal for each statement execute function refuse_change();
create trigger lineage_append_only before update or delete on lineage for each row execute function refuse_change();
create trigger lineage_no_truncate before truncate on lineage for each statement execute function refuse_change();

-- The checkpoint of the ledger that an issued briefing bears.
alter table briefing add column seal bigint;
alter table briefing add column seal_digest text check (seal_digest ~ '^[0-9a-f]{64}$');
