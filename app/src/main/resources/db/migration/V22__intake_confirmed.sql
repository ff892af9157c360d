-- What whoever had an import committed said to its questions: rows that nobody sees, cancelled rows, possible repeats.
alter table intake_run add column confirmed jsonb;
