DROP TABLE cost_shares;
DROP TABLE programme_projects;
