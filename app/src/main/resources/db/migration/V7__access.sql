-- What an account may do, and where: several grants, none of which widens another. A grant ends; its row stays.
create table account_grant (
	id bigint generated always as identity primary key,
	account text not null references account (name),
	role text not null check (role in ('OFFICE', 'LIAISON', 'REVIEWER', 'INSPECTOR', 'LEADER', 'AUDITOR',
		'SYSTEM_ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')),
	region text not null references region (code),
	department text,
	working_group text,
	granted_at timestamptz not null,
	granted_by text not null,
	revoked_at timestamptz,
	revoked_by text,
	check (department is null or working_group is null),
	check ((revoked_at is null) = (revoked_by is null)),
	check (role not in ('SYSTEM_ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'AUDITOR')
		or (department is null and working_group is null))
);

create index account_grant_account on account_grant (account);
create unique index account_grant_once on account_grant
	(account, role, region, coalesce(department, ''), coalesce(working_group, '')) where revoked_at is null;

-- 三员分立 (GB/T 22239-2019, level 3): system, security and audit administration are never held by one account, and
-- whoever administers holds nothing else.
create function refuse_mixed_administration() returns trigger language plpgsql as $$
declare
	administration constant text[] := array['SYSTEM_ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'AUDITOR'];
begin
	perform 1 from account where name = new.account for update;
	if exists (select 1 from account_grant g where g.account = new.account and g.revoked_at is null
			and g.role <> new.role and (g.role = any(administration) or new.role = any(administration))) then
		raise exception 'account % cannot be % beside what it is', new.account, new.role
			using errcode = 'check_violation', constraint = 'account_grant_administration';
	end if;
	return new;
end
$$;

create trigger account_grant_administration before insert on account_grant
	for each row execute function refuse_mixed_administration();

insert into account_grant (account, role, region, department, granted_at, granted_by)
	select name, role, region, case when role = 'AUDITOR' then null else department end, now(), 'upgrade' from account;

alter table account drop column role, drop column region, drop column department;

-- From where something was done, in which role, where that role reaches, and whether it was refused.
alter table audit
	add column origin text not null default 'console',
	add column role text,
	add column region text,
	add column refused boolean not null default false,
	add column xid xid8 default pg_current_xact_id();

create index audit_account on audit (account, id desc);
create index audit_at on audit (at desc, id desc);
create index audit_xid on audit (xid);
create index audit_region on audit (region text_pattern_ops, id desc);
