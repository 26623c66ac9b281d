DROP TABLE survey_responses;
DROP TABLE survey_partials;
DROP TABLE survey_invites;
DROP TABLE survey_versions;
DROP TABLE surveys;
