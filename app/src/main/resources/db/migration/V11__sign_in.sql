-- When a password was set, whether its account must replace it at the next sign-in, and a number that grows with every
-- change of it or of the code generator: sessions that began before the change end.
alter table account
	add column password_at timestamptz not null default now(),
	add column password_temporary boolean not null default false,
	add column credentials integer not null default 1;

create table former_password (
	id bigint generated always as identity primary key,
	account text not null references account (name),
	password text not null
);

create index former_password_account on former_password (account, id desc);

-- Attempts to sign in under a name, whether or not there is such an account, until one succeeds or time has passed.
create table sign_in_attempt (
	name text primary key check (length(name) <= 60),
	attempts integer not null,
	ends_at timestamptz not null
);

create index sign_in_attempt_end on sign_in_attempt (ends_at);

-- One-time codes (RFC 6238). The secret is encrypted; the last step used is kept, so that no code is taken twice.
create table one_time_code (
	account text primary key references account (name),
	secret text not null,
	last_step bigint not null
);

create table recovery_code (
	account text not null references account (name),
	digest text not null,
	used_at timestamptz,
	primary key (account, digest)
);

-- Tokens for programs: each acts in one grant of its account and no further. The token itself is not kept.
create table api_token (
	id text primary key,
	account text not null references account (name),
	account_grant bigint not null references account_grant (id),
	name text not null check (length(name) between 1 and 60),
	digest text not null,
	reads_only boolean not null,
	made_at timestamptz not null,
	expires_at timestamptz not null,
	last_used_at timestamptz,
	revoked_at timestamptz
);

create index api_token_account on api_token (account, made_at desc);
