-- Which programme a project belongs to, and who bears which share of the cost of either.
CREATE TABLE programme_projects (
    project_id uuid NOT NULL PRIMARY KEY REFERENCES projects (record_id),
    programme_id uuid NOT NULL REFERENCES projects (record_id),
    added_by uuid NOT NULL REFERENCES memberships (id),
    added_at timestamptz NOT NULL
);
CREATE INDEX programme_projects_programme_id_idx ON programme_projects (programme_id);

-- In hundredths of a percent; a version sums to 10,000. Who has signed it says its sign-off.
CREATE TABLE cost_shares (
    record_id uuid NOT NULL REFERENCES records (id),
    version integer NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    share integer NOT NULL CHECK (share BETWEEN 0 AND 10000),
    PRIMARY KEY (record_id, version, organisation_id)
);
