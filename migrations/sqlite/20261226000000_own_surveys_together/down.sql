ALTER TABLE survey_responses DROP COLUMN side;
ALTER TABLE survey_invites DROP COLUMN side;
DROP TABLE survey_pairs;
