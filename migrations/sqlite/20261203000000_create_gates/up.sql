-- Phases and gates: what is delivered in a phase, and what both sides sign between two of them.
CREATE TABLE project_phases (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL,
    starts_on TEXT,
    ends_on TEXT,
    started_at INTEGER,
    ended_at INTEGER,
    version INTEGER NOT NULL,
    CONSTRAINT project_phases_record_id_position_unique UNIQUE (record_id, position)
) STRICT;

CREATE TABLE project_deliverables (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    phase_id BLOB NOT NULL REFERENCES project_phases (id),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    note TEXT,
    side TEXT NOT NULL,
    -- Which organisation of the side; none: whichever are in.
    organisation_id BLOB REFERENCES organisations (id),
    required INTEGER NOT NULL CHECK (required IN (0, 1)),
    handling TEXT NOT NULL,
    due_on TEXT,
    status TEXT NOT NULL,
    -- How often it was submitted.
    revision INTEGER NOT NULL,
    submitted_by BLOB REFERENCES memberships (id),
    submitted_at INTEGER,
    answered_by BLOB REFERENCES memberships (id),
    answered_at INTEGER,
    reason TEXT,
    version INTEGER NOT NULL,
    created_by BLOB REFERENCES memberships (id),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX project_deliverables_record_id_idx ON project_deliverables (record_id);
CREATE INDEX project_deliverables_phase_id_idx ON project_deliverables (phase_id);

CREATE TABLE project_evidence (
    id BLOB NOT NULL PRIMARY KEY,
    deliverable_id BLOB NOT NULL REFERENCES project_deliverables (id),
    record_id BLOB NOT NULL REFERENCES records (id),
    file_id BLOB REFERENCES files (id),
    url TEXT,
    title TEXT NOT NULL,
    sha256 BLOB,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    added_by BLOB REFERENCES memberships (id),
    added_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;
CREATE INDEX project_evidence_deliverable_id_idx ON project_evidence (deliverable_id);
CREATE INDEX project_evidence_record_id_idx ON project_evidence (record_id);

CREATE TABLE project_gates (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    phase_id BLOB NOT NULL REFERENCES project_phases (id),
    title TEXT NOT NULL,
    scheduled_on TEXT,
    state TEXT NOT NULL,
    verdict TEXT,
    -- Once the work has gone on behind it, whatever becomes of the signatures.
    passed_at INTEGER,
    decided_at INTEGER,
    interim_until INTEGER,
    -- The number of the newest review.
    review INTEGER NOT NULL,
    pass_score INTEGER,
    version INTEGER NOT NULL,
    CONSTRAINT project_gates_phase_id_unique UNIQUE (phase_id)
) STRICT;
CREATE INDEX project_gates_record_id_idx ON project_gates (record_id);

CREATE TABLE project_criteria (
    id BLOB NOT NULL PRIMARY KEY,
    gate_id BLOB NOT NULL REFERENCES project_gates (id),
    record_id BLOB NOT NULL REFERENCES records (id),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    weight INTEGER NOT NULL,
    -- Of a must: 0 or 1; of a scored one: 0 to 10.
    value INTEGER,
    note TEXT,
    answered_by BLOB REFERENCES memberships (id),
    answered_at INTEGER,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX project_criteria_gate_id_position_idx ON project_criteria (gate_id, position);
CREATE INDEX project_criteria_record_id_idx ON project_criteria (record_id);

-- Whose signatures a gate needs, of each organisation of a side.
CREATE TABLE project_signers (
    gate_id BLOB NOT NULL REFERENCES project_gates (id),
    position INTEGER NOT NULL,
    side TEXT NOT NULL,
    role TEXT NOT NULL,
    stage INTEGER NOT NULL,
    PRIMARY KEY (gate_id, position)
) STRICT, WITHOUT ROWID;

-- A verdict as it was put up for signing, with the bundle that it stands on.
CREATE TABLE project_reviews (
    id BLOB NOT NULL PRIMARY KEY,
    gate_id BLOB NOT NULL REFERENCES project_gates (id),
    record_id BLOB NOT NULL REFERENCES records (id),
    number INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    note TEXT,
    interim_until INTEGER,
    -- Canonical JSON: what is hashed.
    content TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    state TEXT NOT NULL,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    proposed_by BLOB REFERENCES memberships (id),
    proposed_at INTEGER NOT NULL,
    ended_at INTEGER,
    CONSTRAINT project_reviews_gate_id_number_unique UNIQUE (gate_id, number)
) STRICT;
CREATE INDEX project_reviews_record_id_idx ON project_reviews (record_id);

-- Signing by organisation, in order, and never by one person for two of them.
ALTER TABLE signoffs ADD COLUMN opened_by BLOB REFERENCES memberships (id);
ALTER TABLE signoff_slots ADD COLUMN organisation_id BLOB REFERENCES organisations (id);
ALTER TABLE signoff_slots ADD COLUMN stage INTEGER NOT NULL DEFAULT 0;
