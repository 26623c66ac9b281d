DROP INDEX survey_partials_changed_on_idx;
DROP TABLE survey_opt_outs;
DROP INDEX survey_invites_membership_id_idx;
ALTER TABLE survey_invites DROP COLUMN membership_id;
ALTER TABLE survey_invites DROP COLUMN revoked_at;
ALTER TABLE survey_invites DROP COLUMN reminders;
ALTER TABLE survey_invites DROP COLUMN mailed_at;
