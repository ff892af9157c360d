-- Telephone numbers of people are encrypted by the application, which has the keys; it does so with those that are
-- there when it starts. None may be written in clear from here on.
alter table person add constraint person_phone_protected
	check (phone ~ '^sm4_[1-9][0-9]{0,8}_[0-9a-f]+$') not valid;

-- Workbooks between check and commit are encrypted, too. Those that were checked before are checked again.
delete from structure_upload;
alter table structure_upload drop column digest, add constraint structure_upload_protected
	check (substring(file from 1 for 4) = 'sm4_'::bytea and plan ~ '^sm4_[1-9][0-9]{0,8}_[0-9a-f]+$');

comment on column structure_upload.file is 'Encrypted: it holds telephone numbers';
comment on column structure_upload.plan is 'Digest of the changes that the check has shown; encrypted, because a number can be guessed from it';
