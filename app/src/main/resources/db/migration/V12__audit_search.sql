-- The auditor's searches, the newest first: of the rows about one object or kind of object, of one action, and of what
-- was refused.
create index audit_object on audit (object text_pattern_ops, id desc);
create index audit_action on audit (action, id desc);
create index audit_refused on audit (id desc) where refused;
