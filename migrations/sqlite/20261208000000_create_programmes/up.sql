-- Which programme a project belongs to, and who bears which share of the cost of either.
CREATE TABLE programme_projects (
    project_id BLOB NOT NULL PRIMARY KEY REFERENCES projects (record_id),
    programme_id BLOB NOT NULL REFERENCES projects (record_id),
    added_by BLOB NOT NULL REFERENCES memberships (id),
    added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX programme_projects_programme_id_idx ON programme_projects (programme_id);

-- In hundredths of a percent; a version sums to 10,000. Who has signed it says its sign-off.
CREATE TABLE cost_shares (
    record_id BLOB NOT NULL REFERENCES records (id),
    version INTEGER NOT NULL,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    share INTEGER NOT NULL CHECK (share BETWEEN 0 AND 10000),
    PRIMARY KEY (record_id, version, organisation_id)
) STRICT, WITHOUT ROWID;
