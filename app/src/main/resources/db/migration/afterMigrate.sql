-- What the application itself may do in its database, set anew after every migration. A table that is not named here
-- can be added to and read, never changed: who makes one that changes says so here.
do $$
begin
	if '${application}' = current_user then
		raise warning 'the application works as the owner of its tables: nothing but triggers keeps it from changing the ledger';
		return;
	end if;
	execute 'revoke all on all tables in schema ' || current_schema() || ' from ${application}';
	execute 'grant usage on schema ' || current_schema() || ' to ${application}';
	execute 'grant select, insert on all tables in schema ' || current_schema() || ' to ${application}';
	execute 'grant usage, select on all sequences in schema ' || current_schema() || ' to ${application}';
	revoke insert on flyway_schema_history from ${application};
	grant update on region, unit, subject, account, moment to ${application};
	grant update (revoked_at, revoked_by) on account_grant to ${application};
	grant update on body, body_member, person, duty to ${application};
	grant delete on structure_upload to ${application};
	grant update, delete on intake_run, intake_part, intake_withdrawal, intake_choice to ${application};
	grant update, delete on sign_in_attempt, one_time_code, recovery_code to ${application};
	grant update (last_used_at, revoked_at) on api_token to ${application};
	grant update, delete on webhook, webhook_delivery to ${application};
	grant delete on slot, slot_rule, slot_double to ${application};
end
$$;
