DROP TABLE retention_rules;
DROP TABLE erasures;
DROP TABLE merge_log;
DROP INDEX contacts_merged_into_idx;
ALTER TABLE contacts DROP COLUMN merged_into;
DROP INDEX relationships_merged_into_idx;
ALTER TABLE relationships DROP COLUMN merged_into;
