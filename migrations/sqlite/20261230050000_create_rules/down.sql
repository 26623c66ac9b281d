DROP TABLE rule_runs;
DROP TABLE rule_versions;
DROP TABLE rules;
