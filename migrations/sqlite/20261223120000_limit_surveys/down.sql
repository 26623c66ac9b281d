DROP TABLE survey_quotas;
ALTER TABLE survey_invites DROP COLUMN link_id;
DROP TABLE survey_links;
