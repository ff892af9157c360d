-- What somebody has said that names in a file mean, which nobody in the registry bears, or several do.
create table intake_choice (
	run uuid not null references intake_run (id) on delete cascade,
	name text not null,
	region text not null,
	subject bigint not null references subject (id),
	primary key (run, name, region)
);
