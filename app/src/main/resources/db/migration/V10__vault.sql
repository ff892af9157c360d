-- What the database knows of the keys that lie outside it: enough to know them again, and nothing of the keys.
create table vault_key (
	number integer primary key check (number >= 1),
	check_value text not null,
	created_at timestamptz not null
);

comment on table vault_key is 'Keys of the ring that protect data in this database';
