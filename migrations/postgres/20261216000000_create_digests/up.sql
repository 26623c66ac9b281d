-- How often somebody is mailed a summary of a project, and up to when they have been told. Who works
-- on a project and has not chosen has a row once they were told.
CREATE TABLE project_digests (
    record_id uuid NOT NULL REFERENCES projects (record_id),
    membership_id uuid NOT NULL REFERENCES memberships (id),
    pace text CHECK (pace IN ('off', 'daily', 'weekly')),
    told_until timestamptz,
    PRIMARY KEY (record_id, membership_id)
);
CREATE INDEX project_digests_membership_id_idx ON project_digests (membership_id);
