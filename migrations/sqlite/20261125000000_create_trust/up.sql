-- What both sides settle in writing: who signs what, and what each promised.
CREATE TABLE signoffs (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    subject_kind TEXT NOT NULL,
    subject_id BLOB NOT NULL,
    subject_step TEXT NOT NULL,
    subject_version INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    state TEXT NOT NULL,
    interim INTEGER NOT NULL CHECK (interim IN (0, 1)),
    created_at INTEGER NOT NULL,
    completed_at INTEGER,
    stale_at INTEGER,
    stale_reason TEXT,
    CONSTRAINT signoffs_subject_kind_subject_id_subject_step_subject_version_unique UNIQUE (subject_kind, subject_id, subject_step, subject_version)
) STRICT;
CREATE INDEX signoffs_record_id_idx ON signoffs (record_id);

CREATE TABLE signoff_slots (
    signoff_id BLOB NOT NULL REFERENCES signoffs (id),
    slot TEXT NOT NULL,
    side TEXT NOT NULL,
    role TEXT,
    vote TEXT,
    voted_by BLOB REFERENCES memberships (id),
    voted_at INTEGER,
    reason TEXT,
    PRIMARY KEY (signoff_id, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE commitments (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    relationship_id BLOB NOT NULL REFERENCES relationships (id),
    source_kind TEXT NOT NULL,
    source_id BLOB NOT NULL,
    side TEXT NOT NULL,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    counterpart_org BLOB NOT NULL REFERENCES organisations (id),
    owner_membership_id BLOB REFERENCES memberships (id),
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    amount_minor INTEGER,
    currency TEXT,
    due_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    fulfilled_at INTEGER,
    fulfilled_by BLOB REFERENCES memberships (id),
    confirmed_at INTEGER,
    confirmed_by BLOB REFERENCES memberships (id),
    missed_at INTEGER,
    reason TEXT
) STRICT;
CREATE INDEX commitments_record_id_idx ON commitments (record_id);
CREATE INDEX commitments_source_id_idx ON commitments (source_id);
CREATE INDEX commitments_organisation_id_state_due_at_id_idx ON commitments (organisation_id, state, due_at, id);
CREATE INDEX commitments_counterpart_org_state_due_at_id_idx ON commitments (counterpart_org, state, due_at, id);
CREATE INDEX commitments_relationship_id_state_due_at_idx ON commitments (relationship_id, state, due_at);
CREATE INDEX commitments_owner_membership_id_state_due_at_idx ON commitments (owner_membership_id, state, due_at);

-- The service agreement of a relationship: one record, versions of its text, one of them in force.
CREATE TABLE agreements (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    relationship_id BLOB NOT NULL REFERENCES relationships (id),
    version INTEGER NOT NULL,
    data TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    proposed_side TEXT NOT NULL,
    proposed_by BLOB REFERENCES memberships (id),
    proposed_at INTEGER NOT NULL,
    note TEXT,
    in_force_at INTEGER,
    ended_at INTEGER,
    withdrawn_at INTEGER,
    CONSTRAINT agreements_relationship_id_version_unique UNIQUE (relationship_id, version)
) STRICT;
CREATE INDEX agreements_record_id_idx ON agreements (record_id);

-- Disputes: what is agreed, what is offered, who is called in.
CREATE TABLE facts (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    statement TEXT NOT NULL,
    stated_side TEXT NOT NULL,
    stated_by BLOB REFERENCES memberships (id),
    customer_stance TEXT NOT NULL,
    vendor_stance TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    withdrawn_at INTEGER,
    CONSTRAINT facts_record_id_position_unique UNIQUE (record_id, position)
) STRICT;

CREATE TABLE fact_evidence (
    fact_id BLOB NOT NULL REFERENCES facts (id),
    file_id BLOB NOT NULL REFERENCES files (id),
    side TEXT NOT NULL,
    added_by BLOB REFERENCES memberships (id),
    added_at INTEGER NOT NULL,
    PRIMARY KEY (fact_id, file_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_evidence_file_id_idx ON fact_evidence (file_id);

CREATE TABLE offers (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    number INTEGER NOT NULL,
    supersedes_id BLOB REFERENCES offers (id),
    side TEXT NOT NULL,
    proposed_by BLOB REFERENCES memberships (id),
    proposed_at INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    state TEXT NOT NULL,
    terms TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    note TEXT,
    answered_side TEXT,
    answered_by BLOB REFERENCES memberships (id),
    answered_at INTEGER,
    answer_reason TEXT,
    open_key TEXT,
    version INTEGER NOT NULL,
    CONSTRAINT offers_record_id_number_unique UNIQUE (record_id, number),
    CONSTRAINT offers_open_key_unique UNIQUE (open_key)
) STRICT;
CREATE INDEX offers_state_valid_until_idx ON offers (state, valid_until);

CREATE TABLE escalations (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    number INTEGER NOT NULL,
    rung INTEGER NOT NULL,
    requested_side TEXT NOT NULL,
    requested_by BLOB REFERENCES memberships (id),
    requested_at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    note TEXT,
    severity TEXT NOT NULL,
    trend TEXT NOT NULL,
    state TEXT NOT NULL,
    decided_side TEXT,
    decided_by BLOB REFERENCES memberships (id),
    decided_at INTEGER,
    decision_reason TEXT,
    react_until INTEGER,
    reacted_at INTEGER,
    cooling_until INTEGER,
    closed_at INTEGER,
    people TEXT NOT NULL,
    react_minutes INTEGER NOT NULL,
    open_key TEXT,
    version INTEGER NOT NULL,
    CONSTRAINT escalations_record_id_number_unique UNIQUE (record_id, number),
    CONSTRAINT escalations_open_key_unique UNIQUE (open_key)
) STRICT;

CREATE TABLE mediations (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    state TEXT NOT NULL,
    mediator_org BLOB NOT NULL REFERENCES organisations (id),
    mediator_name TEXT NOT NULL,
    mediator_email TEXT NOT NULL,
    proposed_side TEXT NOT NULL,
    proposed_by BLOB REFERENCES memberships (id),
    proposed_at INTEGER NOT NULL,
    note TEXT,
    binding INTEGER NOT NULL CHECK (binding IN (0, 1)),
    customer_consent_at INTEGER,
    vendor_consent_at INTEGER,
    accepted_at INTEGER,
    recommendation TEXT,
    recommended_at INTEGER,
    determination TEXT,
    determined_at INTEGER,
    customer_answer TEXT,
    vendor_answer TEXT,
    review_side TEXT,
    review_reason TEXT,
    review_at INTEGER,
    outcome TEXT,
    closed_at INTEGER,
    open_key TEXT,
    version INTEGER NOT NULL,
    CONSTRAINT mediations_open_key_unique UNIQUE (open_key)
) STRICT;
CREATE INDEX mediations_record_id_idx ON mediations (record_id);

ALTER TABLE lanes ADD COLUMN topic TEXT;

-- Organisations that read a lane of the kinds `caucus` and `named`.
CREATE TABLE lane_organisations (
    lane_id BLOB NOT NULL REFERENCES lanes (id),
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (lane_id, organisation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX lane_organisations_organisation_id_idx ON lane_organisations (organisation_id);

-- Joint 8D reports: steps, fields that merge one by one, rows that are added one by one.
CREATE TABLE reports (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    form TEXT NOT NULL,
    state TEXT NOT NULL,
    same_cause_as BLOB REFERENCES records (id),
    version INTEGER NOT NULL,
    created_side TEXT NOT NULL,
    created_by BLOB REFERENCES memberships (id),
    created_at INTEGER NOT NULL,
    completed_at INTEGER,
    CONSTRAINT reports_record_id_unique UNIQUE (record_id)
) STRICT;

CREATE TABLE report_steps (
    report_id BLOB NOT NULL REFERENCES reports (id),
    step TEXT NOT NULL,
    state TEXT NOT NULL,
    filled_by_side TEXT NOT NULL,
    due_at INTEGER,
    version INTEGER NOT NULL,
    submitted_at INTEGER,
    signed_at INTEGER,
    -- The step as the other side saw it when it last signed or refused.
    answered_content TEXT,
    PRIMARY KEY (report_id, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_fields (
    report_id BLOB NOT NULL REFERENCES reports (id),
    step TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    version INTEGER NOT NULL,
    side TEXT NOT NULL,
    updated_by BLOB REFERENCES memberships (id),
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (report_id, step, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_items (
    id BLOB NOT NULL PRIMARY KEY,
    report_id BLOB NOT NULL REFERENCES reports (id),
    step TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent_id BLOB REFERENCES report_items (id),
    position INTEGER NOT NULL,
    data TEXT NOT NULL,
    version INTEGER NOT NULL,
    side TEXT NOT NULL,
    updated_by BLOB REFERENCES memberships (id),
    updated_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;
CREATE INDEX report_items_report_id_step_position_idx ON report_items (report_id, step, position);

-- One cause, many customers: a record of the vendor alone that complaints are linked to.
CREATE TABLE major_issues (
    record_id BLOB NOT NULL PRIMARY KEY REFERENCES records (id),
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    status TEXT NOT NULL,
    product TEXT,
    lot TEXT,
    created_by BLOB REFERENCES memberships (id),
    closed_at INTEGER
) STRICT;
CREATE INDEX major_issues_vendor_org_status_idx ON major_issues (vendor_org, status);

-- Work lists and ready-made words of one organisation.
CREATE TABLE checklists (
    id BLOB NOT NULL PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,
    category TEXT,
    items TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    archived_at INTEGER
) STRICT;
CREATE INDEX checklists_organisation_id_archived_at_idx ON checklists (organisation_id, archived_at);

CREATE TABLE tasks (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
    text TEXT NOT NULL,
    owner_membership_id BLOB REFERENCES memberships (id),
    due_at INTEGER,
    position INTEGER NOT NULL,
    done_at INTEGER,
    done_by BLOB REFERENCES memberships (id),
    version INTEGER NOT NULL,
    created_by BLOB REFERENCES memberships (id),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX tasks_record_id_position_idx ON tasks (record_id, position);
CREATE INDEX tasks_owner_membership_id_done_at_idx ON tasks (owner_membership_id, done_at);

CREATE TABLE saved_replies (
    id BLOB NOT NULL PRIMARY KEY,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    category TEXT,
    locale TEXT,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    archived_at INTEGER
) STRICT;
CREATE INDEX saved_replies_organisation_id_archived_at_idx ON saved_replies (organisation_id, archived_at);

-- After closing, and between cases.
CREATE TABLE satisfactions (
    record_id BLOB NOT NULL PRIMARY KEY REFERENCES records (id),
    asked_at INTEGER NOT NULL,
    score INTEGER,
    reason TEXT,
    comment TEXT,
    answered_by BLOB REFERENCES memberships (id),
    answered_at INTEGER
) STRICT;

CREATE TABLE case_reviews (
    record_id BLOB NOT NULL PRIMARY KEY REFERENCES records (id),
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    written_by BLOB REFERENCES memberships (id),
    updated_at INTEGER NOT NULL,
    published_at INTEGER,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE meetings (
    record_id BLOB NOT NULL PRIMARY KEY REFERENCES records (id),
    relationship_id BLOB NOT NULL REFERENCES relationships (id),
    title TEXT NOT NULL,
    held_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    agenda TEXT NOT NULL,
    minutes TEXT NOT NULL,
    minutes_version INTEGER NOT NULL,
    created_by BLOB REFERENCES memberships (id)
) STRICT;
CREATE INDEX meetings_relationship_id_held_at_idx ON meetings (relationship_id, held_at);
