DROP INDEX survey_partials_changed_on_idx;
DROP TABLE survey_opt_outs;
ALTER TABLE survey_invites DROP COLUMN revoked_at;
ALTER TABLE survey_invites DROP COLUMN reminders;
ALTER TABLE survey_invites DROP COLUMN mailed_at;
