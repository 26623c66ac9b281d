-- Phases and gates: what is delivered in a phase, and what both sides sign between two of them.
CREATE TABLE project_phases (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    position integer NOT NULL,
    title jsonb NOT NULL,
    state text NOT NULL,
    starts_on text,
    ends_on text,
    started_at timestamptz,
    ended_at timestamptz,
    version integer NOT NULL,
    CONSTRAINT project_phases_record_id_position_unique UNIQUE (record_id, position)
);

CREATE TABLE project_deliverables (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    phase_id uuid NOT NULL REFERENCES project_phases (id),
    position integer NOT NULL,
    title jsonb NOT NULL,
    note text,
    side text NOT NULL,
    -- Which organisation of the side; none: whichever are in.
    organisation_id uuid REFERENCES organisations (id),
    required boolean NOT NULL,
    handling text NOT NULL,
    due_on text,
    status text NOT NULL,
    -- How often it was submitted.
    revision integer NOT NULL,
    submitted_by uuid REFERENCES memberships (id),
    submitted_at timestamptz,
    answered_by uuid REFERENCES memberships (id),
    answered_at timestamptz,
    reason text,
    version integer NOT NULL,
    created_by uuid REFERENCES memberships (id),
    created_at timestamptz NOT NULL
);
CREATE INDEX project_deliverables_record_id_idx ON project_deliverables (record_id);
CREATE INDEX project_deliverables_phase_id_idx ON project_deliverables (phase_id);

CREATE TABLE project_evidence (
    id uuid NOT NULL PRIMARY KEY,
    deliverable_id uuid NOT NULL REFERENCES project_deliverables (id),
    record_id uuid NOT NULL REFERENCES records (id),
    file_id uuid REFERENCES files (id),
    url text,
    title text NOT NULL,
    sha256 bytea,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    added_by uuid REFERENCES memberships (id),
    added_at timestamptz NOT NULL,
    removed_at timestamptz
);
CREATE INDEX project_evidence_deliverable_id_idx ON project_evidence (deliverable_id);
CREATE INDEX project_evidence_record_id_idx ON project_evidence (record_id);

CREATE TABLE project_gates (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    phase_id uuid NOT NULL REFERENCES project_phases (id),
    title jsonb NOT NULL,
    scheduled_on text,
    state text NOT NULL,
    verdict text,
    -- Once the work has gone on behind it, whatever becomes of the signatures.
    passed_at timestamptz,
    decided_at timestamptz,
    interim_until timestamptz,
    -- The number of the newest review.
    review integer NOT NULL,
    pass_score integer,
    version integer NOT NULL,
    CONSTRAINT project_gates_phase_id_unique UNIQUE (phase_id)
);
CREATE INDEX project_gates_record_id_idx ON project_gates (record_id);

CREATE TABLE project_criteria (
    id uuid NOT NULL PRIMARY KEY,
    gate_id uuid NOT NULL REFERENCES project_gates (id),
    record_id uuid NOT NULL REFERENCES records (id),
    position integer NOT NULL,
    title jsonb NOT NULL,
    kind text NOT NULL,
    weight integer NOT NULL,
    -- Of a must: 0 or 1; of a scored one: 0 to 10.
    value integer,
    note text,
    answered_by uuid REFERENCES memberships (id),
    answered_at timestamptz,
    version integer NOT NULL
);
CREATE INDEX project_criteria_gate_id_position_idx ON project_criteria (gate_id, position);
CREATE INDEX project_criteria_record_id_idx ON project_criteria (record_id);

-- Whose signatures a gate needs, of each organisation of a side.
CREATE TABLE project_signers (
    gate_id uuid NOT NULL REFERENCES project_gates (id),
    position integer NOT NULL,
    side text NOT NULL,
    role text NOT NULL,
    stage integer NOT NULL,
    PRIMARY KEY (gate_id, position)
);

-- A verdict as it was put up for signing, with the bundle that it stands on.
CREATE TABLE project_reviews (
    id uuid NOT NULL PRIMARY KEY,
    gate_id uuid NOT NULL REFERENCES project_gates (id),
    record_id uuid NOT NULL REFERENCES records (id),
    number integer NOT NULL,
    verdict text NOT NULL,
    note text,
    interim_until timestamptz,
    -- Canonical JSON: what is hashed.
    content text NOT NULL,
    sha256 bytea NOT NULL,
    state text NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    proposed_by uuid REFERENCES memberships (id),
    proposed_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT project_reviews_gate_id_number_unique UNIQUE (gate_id, number)
);
CREATE INDEX project_reviews_record_id_idx ON project_reviews (record_id);

-- Signing by organisation, in order, and never by one person for two of them.
ALTER TABLE signoffs ADD COLUMN opened_by uuid REFERENCES memberships (id);
ALTER TABLE signoff_slots ADD COLUMN organisation_id uuid REFERENCES organisations (id);
ALTER TABLE signoff_slots ADD COLUMN stage integer NOT NULL DEFAULT 0;
