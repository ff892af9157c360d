create table briefing_template (
	id bigint generated always as identity primary key,
	code text not null,
	origin text not null check (origin in ('PACK', 'UPLOAD')),
	digest text not null,
	file bytea not null,
	uploaded_at timestamptz not null,
	uploaded_by text not null
);

comment on table briefing_template is 'Every template that was ever uploaded or used for an issued briefing';
create index briefing_template_code on briefing_template (code, id desc);

create table briefing (
	id bigint generated always as identity primary key,
	client_key uuid not null unique,
	code text not null,
	region text not null references region (code),
	number integer not null check (number >= 1),
	title text not null,
	day date not null,
	as_of timestamptz not null,
	issued_at timestamptz not null,
	issued_by text not null,
	template bigint not null references briefing_template (id),
	composition json not null,
	document bytea not null,
	digest text not null,
	unique (code, region, number)
);

comment on table briefing is 'Issued briefings, frozen: what was said, on which figures, as known when, in which words';
comment on column briefing.digest is 'SM3 of the document';

create trigger briefing_append_only before update or delete on briefing for each row execute function refuse_change();
create trigger briefing_no_truncate before truncate on briefing for each statement execute function refuse_change();
create trigger template_append_only before update or delete on briefing_template
	for each row execute function refuse_change();
create trigger template_no_truncate before truncate on briefing_template
	for each statement execute function refuse_change();
