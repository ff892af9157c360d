-- Where programs want to be told of new entries: an address, how far its owner's grant reaches, and up to where in the
-- ledger it has been told. The secret is encrypted.
create table webhook (
	id uuid primary key,
	account text not null references account (name),
	account_grant bigint not null references account_grant (id),
	url text not null check (length(url) <= 2000),
	secret text not null,
	types text[],
	made_at timestamptz not null,
	state text not null check (state in ('ACTIVE', 'GIVEN_UP')),
	told_floor bigint not null,
	told_xid xid8 not null,
	told_seq bigint not null,
	due_at timestamptz not null,
	failures integer not null default 0,
	failing_since timestamptz,
	outcome text
);

comment on column webhook.due_at is 'When it is looked at again; a node that is at it sets this ahead, so that no other is';
create index webhook_due on webhook (due_at) where state = 'ACTIVE';
create index webhook_account on webhook (account);

-- What was or is being told: always the same words under the same number, however often it takes.
create table webhook_delivery (
	id uuid primary key,
	webhook uuid not null references webhook (id),
	body text not null,
	entries integer not null,
	told_xid xid8 not null,
	told_seq bigint not null,
	told_floor bigint not null,
	made_at timestamptz not null,
	attempts integer not null default 0,
	delivered_at timestamptz
);

create unique index webhook_delivery_open on webhook_delivery (webhook) where delivered_at is null;
create index webhook_delivery_made on webhook_delivery (webhook, made_at desc);
