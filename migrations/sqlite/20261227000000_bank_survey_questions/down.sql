ALTER TABLE survey_invites DROP COLUMN bounced_at;
DROP TABLE survey_bank;
