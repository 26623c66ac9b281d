-- Joint projects: who is in, who works on it, what is asked, who holds what since when.
CREATE TABLE projects (
    record_id BLOB NOT NULL PRIMARY KEY REFERENCES records (id),
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    thread_id BLOB NOT NULL REFERENCES threads (id),
    title TEXT NOT NULL,
    purpose TEXT NOT NULL,
    status TEXT NOT NULL,
    template TEXT NOT NULL,
    -- Whether customers of the vendor that do not know of each other may meet here.
    several INTEGER NOT NULL CHECK (several IN (0, 1)),
    starts_on TEXT,
    target_on TEXT,
    phase_id BLOB,
    -- Moves with every change of phases, deliverables, gates, questions and milestones.
    plan_version INTEGER NOT NULL,
    created_side TEXT NOT NULL,
    created_by BLOB REFERENCES memberships (id),
    closed_at INTEGER
) STRICT;
CREATE INDEX projects_vendor_org_status_idx ON projects (vendor_org, status);

CREATE TABLE project_parties (
    record_id BLOB NOT NULL REFERENCES records (id),
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    side TEXT NOT NULL,
    state TEXT NOT NULL,
    -- Where the invitation stands and is talked about before it is answered.
    lane_id BLOB REFERENCES lanes (id),
    invited_by BLOB REFERENCES memberships (id),
    invited_at INTEGER NOT NULL,
    answered_by BLOB REFERENCES memberships (id),
    answered_at INTEGER,
    left_at INTEGER,
    PRIMARY KEY (record_id, organisation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX project_parties_organisation_id_state_idx ON project_parties (organisation_id, state);

CREATE TABLE project_members (
    record_id BLOB NOT NULL REFERENCES records (id),
    membership_id BLOB NOT NULL REFERENCES memberships (id),
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    role TEXT NOT NULL,
    added_by BLOB REFERENCES memberships (id),
    added_at INTEGER NOT NULL,
    removed_at INTEGER,
    PRIMARY KEY (record_id, membership_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX project_members_membership_id_idx ON project_members (membership_id);

CREATE TABLE project_milestones (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    title TEXT NOT NULL,
    due_on TEXT NOT NULL,
    organisation_id BLOB REFERENCES organisations (id),
    state TEXT NOT NULL,
    reached_on TEXT,
    version INTEGER NOT NULL,
    created_by BLOB REFERENCES memberships (id),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX project_milestones_record_id_due_on_idx ON project_milestones (record_id, due_on);

CREATE TABLE project_questions (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    thread_id BLOB NOT NULL REFERENCES threads (id),
    phase_id BLOB,
    -- The words stand in the entries alone.
    entry_id BLOB NOT NULL REFERENCES entries (id),
    answer_entry_id BLOB REFERENCES entries (id),
    from_org BLOB NOT NULL REFERENCES organisations (id),
    to_org BLOB NOT NULL REFERENCES organisations (id),
    state TEXT NOT NULL,
    due_on TEXT,
    asked_by BLOB REFERENCES memberships (id),
    asked_at INTEGER NOT NULL,
    answered_by BLOB REFERENCES memberships (id),
    answered_at INTEGER,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX project_questions_record_id_state_idx ON project_questions (record_id, state);

-- Who held which open item of a project from when to when.
CREATE TABLE project_turns (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    item_kind TEXT NOT NULL,
    item_id BLOB NOT NULL,
    phase_id BLOB,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    since INTEGER NOT NULL,
    until INTEGER
) STRICT;
CREATE INDEX project_turns_record_id_until_idx ON project_turns (record_id, until);
