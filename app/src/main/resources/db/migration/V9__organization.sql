-- Periods of one post, one body's name, one membership must not overlap: days and keys in one index.
create extension if not exists btree_gist;

-- Division codes change (撤县设区): a code may have its days. Null is without limit.
alter table region add column valid_from date, add column valid_to date, add check (valid_from <= valid_to);

create table body (
	id bigint generated always as identity primary key,
	kind text not null check (kind in ('LEADING_GROUP', 'OFFICE', 'WORKING_GROUP', 'ACTION_GROUP')),
	region text not null references region (code),
	name text not null check (length(name) between 1 and 100),
	name_en text check (length(name_en) between 1 and 200),
	seat text references unit (code),
	pack_group text,
	rank integer not null check (rank between 1 and 999),
	valid_from date not null,
	valid_to date,
	check (valid_from <= valid_to),
	constraint body_name exclude using gist
		(region with =, name with =, daterange(valid_from, valid_to, '[]') with &&),
	constraint body_single exclude using gist
		(region with =, kind with =, daterange(valid_from, valid_to, '[]') with &&)
		where (kind in ('LEADING_GROUP', 'OFFICE'))
);

comment on table body is 'Bodies (机构) that command the campaign; what is above one follows from its kind and region';
comment on column body.pack_group is 'The working group of the pack that it does the work of';

create table body_member (
	id bigint generated always as identity primary key,
	body bigint not null references body (id),
	unit text not null references unit (code),
	part text not null check (part in ('LEAD', 'MEMBER')),
	rank integer not null check (rank between 1 and 999),
	valid_from date not null,
	valid_to date,
	check (valid_from <= valid_to),
	constraint body_member_once exclude using gist
		(body with =, unit with =, daterange(valid_from, valid_to, '[]') with &&)
);

create table person (
	id bigint generated always as identity primary key,
	region text not null references region (code),
	name text not null check (length(name) between 1 and 30),
	unit text references unit (code),
	workplace text check (length(workplace) between 1 and 60),
	post text not null check (length(post) <= 60),
	phone text,
	check (unit is null or workplace is null)
);

comment on column person.region is 'The region whose campaign office keeps this row';
comment on column person.workplace is 'Where the person works, if that is no unit of the campaign';
comment on column person.phone is 'Protected, never in clear';
create index person_name on person (name);

create table duty (
	id bigint generated always as identity primary key,
	person bigint not null references person (id),
	body bigint references body (id),
	unit text references unit (code),
	kind text not null check (kind in ('HEAD', 'DEPUTY', 'MEMBER', 'OFFICE_HEAD', 'OFFICE_DEPUTY', 'STAFF', 'LIAISON',
		'UNIT_HEAD', 'CONTACT')),
	rank integer not null check (rank between 1 and 999),
	valid_from date not null,
	valid_to date,
	cancelled boolean not null default false,
	check (valid_from <= valid_to),
	check (num_nonnulls(body, unit) = 1),
	check ((unit is not null) = (kind in ('UNIT_HEAD', 'CONTACT'))),
	constraint duty_one_head exclude using gist (body with =, kind with =, daterange(valid_from, valid_to, '[]') with &&)
		where (kind in ('HEAD', 'OFFICE_HEAD') and not cancelled),
	constraint duty_one_unit_head exclude using gist (unit with =, daterange(valid_from, valid_to, '[]') with &&)
		where (kind = 'UNIT_HEAD' and not cancelled),
	constraint duty_once_in_body exclude using gist
		(person with =, body with =, kind with =, daterange(valid_from, valid_to, '[]') with &&) where (not cancelled),
	constraint duty_once_in_unit exclude using gist
		(person with =, unit with =, kind with =, daterange(valid_from, valid_to, '[]') with &&) where (not cancelled)
);

comment on table duty is 'Who holds what, from the first day to the last (both included); duties end, rows stay';
comment on column duty.cancelled is 'Entered by mistake: never held';
create index duty_person on duty (person);

create table structure_upload (
	id uuid primary key,
	account text not null,
	file_name text not null,
	file bytea not null,
	digest text not null,
	plan text not null,
	expires_at timestamptz not null
);

comment on table structure_upload is 'Workbooks between check and commit; gone when committed or expired';
comment on column structure_upload.plan is 'Digest of the changes that the check has shown';

create trigger body_no_delete before delete on body for each row execute function refuse_change();
create trigger body_no_truncate before truncate on body for each statement execute function refuse_change();
create trigger body_member_no_delete before delete on body_member for each row execute function refuse_change();
create trigger body_member_no_truncate before truncate on body_member for each statement execute function refuse_change();
create trigger person_no_delete before delete on person for each row execute function refuse_change();
create trigger person_no_truncate before truncate on person for each statement execute function refuse_change();
create trigger duty_no_delete before delete on duty for each row execute function refuse_change();
create trigger duty_no_truncate before truncate on duty for each statement execute function refuse_change();
