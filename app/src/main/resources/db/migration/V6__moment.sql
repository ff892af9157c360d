-- The latest moment that was printed as an as-of: whatever is recorded from then on is recorded later, on any node.
create table moment (
	only boolean primary key default true check (only),
	at timestamptz not null
);

insert into moment (at) values ('epoch');
