-- What a record in force holds alone: by the pack's rules of uniqueness, and a unit's sheet of a period. Derived from the
-- entries; freed with the cancellation of the record, in one transaction with it.
create table slot (
	rule text not null,
	key text not null,
	during daterange not null,
	record uuid not null,
	number bigint not null,
	exclude using gist (rule with =, key with =, during with &&)
);

create index slot_record on slot (record);

-- Rules for which the slots of what was filed before are there.
create table slot_rule (
	rule text primary key
);

-- Records that were filed before their rule began and say what another one holds: they stand.
create table slot_double (
	rule text not null,
	record uuid not null,
	number bigint not null,
	holder bigint not null,
	primary key (rule, record)
);
