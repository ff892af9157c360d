-- The form in which a row's leaf was written. Rows from before this migration have none and stay as they are: their
-- leaves are of the first form, which does not say so.
alter table entry add column leaf_version smallint;
alter table audit add column leaf_version smallint;

comment on column entry.leaf_version is 'Form of the leaf, and part of what it digests; null for the first form';
comment on column audit.leaf_version is 'Form of the leaf, and part of what it digests; null for the first form';
