create table account (
	name text primary key check (length(name) between 1 and 60),
	display_name text not null,
	password text not null,
	role text not null,
	region text not null references region (code),
	department text,
	enabled boolean not null default true
);
