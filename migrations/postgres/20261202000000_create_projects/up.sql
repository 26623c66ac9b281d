-- Joint projects: who is in, who works on it, what is asked, who holds what since when.
CREATE TABLE projects (
    record_id uuid NOT NULL PRIMARY KEY REFERENCES records (id),
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    thread_id uuid NOT NULL REFERENCES threads (id),
    title text NOT NULL,
    purpose text NOT NULL,
    status text NOT NULL,
    template text NOT NULL,
    -- Whether customers of the vendor that do not know of each other may meet here.
    several boolean NOT NULL,
    starts_on text,
    target_on text,
    phase_id uuid,
    -- Moves with every change of phases, deliverables, gates, questions and milestones.
    plan_version integer NOT NULL,
    created_side text NOT NULL,
    created_by uuid REFERENCES memberships (id),
    closed_at timestamptz
);
CREATE INDEX projects_vendor_org_status_idx ON projects (vendor_org, status);

CREATE TABLE project_parties (
    record_id uuid NOT NULL REFERENCES records (id),
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    side text NOT NULL,
    state text NOT NULL,
    -- Where the invitation stands and is talked about before it is answered.
    lane_id uuid REFERENCES lanes (id),
    invited_by uuid REFERENCES memberships (id),
    invited_at timestamptz NOT NULL,
    answered_by uuid REFERENCES memberships (id),
    answered_at timestamptz,
    left_at timestamptz,
    PRIMARY KEY (record_id, organisation_id)
);
CREATE INDEX project_parties_organisation_id_state_idx ON project_parties (organisation_id, state);

CREATE TABLE project_members (
    record_id uuid NOT NULL REFERENCES records (id),
    membership_id uuid NOT NULL REFERENCES memberships (id),
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    role text NOT NULL,
    added_by uuid REFERENCES memberships (id),
    added_at timestamptz NOT NULL,
    removed_at timestamptz,
    PRIMARY KEY (record_id, membership_id)
);
CREATE INDEX project_members_membership_id_idx ON project_members (membership_id);

CREATE TABLE project_milestones (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    title text NOT NULL,
    due_on text NOT NULL,
    organisation_id uuid REFERENCES organisations (id),
    state text NOT NULL,
    reached_on text,
    version integer NOT NULL,
    created_by uuid REFERENCES memberships (id),
    created_at timestamptz NOT NULL
);
CREATE INDEX project_milestones_record_id_due_on_idx ON project_milestones (record_id, due_on);

CREATE TABLE project_questions (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    thread_id uuid NOT NULL REFERENCES threads (id),
    phase_id uuid,
    -- The words stand in the entries alone.
    entry_id uuid NOT NULL REFERENCES entries (id),
    answer_entry_id uuid REFERENCES entries (id),
    from_org uuid NOT NULL REFERENCES organisations (id),
    to_org uuid NOT NULL REFERENCES organisations (id),
    state text NOT NULL,
    due_on text,
    asked_by uuid REFERENCES memberships (id),
    asked_at timestamptz NOT NULL,
    answered_by uuid REFERENCES memberships (id),
    answered_at timestamptz,
    version integer NOT NULL
);
CREATE INDEX project_questions_record_id_state_idx ON project_questions (record_id, state);

-- Who held which open item of a project from when to when.
CREATE TABLE project_turns (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    item_kind text NOT NULL,
    item_id uuid NOT NULL,
    phase_id uuid,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    since timestamptz NOT NULL,
    until timestamptz
);
CREATE INDEX project_turns_record_id_until_idx ON project_turns (record_id, until);
