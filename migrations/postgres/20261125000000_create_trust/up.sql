-- What both sides settle in writing: who signs what, and what each promised.
CREATE TABLE signoffs (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    subject_step text NOT NULL,
    subject_version integer NOT NULL,
    sha256 bytea NOT NULL,
    state text NOT NULL,
    interim boolean NOT NULL,
    created_at timestamptz NOT NULL,
    completed_at timestamptz,
    stale_at timestamptz,
    stale_reason text,
    CONSTRAINT signoffs_subject_kind_subject_id_subject_step_subject_version_unique UNIQUE (subject_kind, subject_id, subject_step, subject_version)
);
CREATE INDEX signoffs_record_id_idx ON signoffs (record_id);

CREATE TABLE signoff_slots (
    signoff_id uuid NOT NULL REFERENCES signoffs (id),
    slot text NOT NULL,
    side text NOT NULL,
    role text,
    vote text,
    voted_by uuid REFERENCES memberships (id),
    voted_at timestamptz,
    reason text,
    PRIMARY KEY (signoff_id, slot)
);

CREATE TABLE commitments (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    relationship_id uuid NOT NULL REFERENCES relationships (id),
    source_kind text NOT NULL,
    source_id uuid NOT NULL,
    side text NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    counterpart_org uuid NOT NULL REFERENCES organisations (id),
    owner_membership_id uuid REFERENCES memberships (id),
    kind text NOT NULL,
    text text NOT NULL,
    amount_minor bigint,
    currency text,
    due_at timestamptz NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    fulfilled_at timestamptz,
    fulfilled_by uuid REFERENCES memberships (id),
    confirmed_at timestamptz,
    confirmed_by uuid REFERENCES memberships (id),
    missed_at timestamptz,
    reason text
);
CREATE INDEX commitments_record_id_idx ON commitments (record_id);
CREATE INDEX commitments_source_id_idx ON commitments (source_id);
CREATE INDEX commitments_organisation_id_state_due_at_id_idx ON commitments (organisation_id, state, due_at, id);
CREATE INDEX commitments_counterpart_org_state_due_at_id_idx ON commitments (counterpart_org, state, due_at, id);
CREATE INDEX commitments_relationship_id_state_due_at_idx ON commitments (relationship_id, state, due_at);
CREATE INDEX commitments_owner_membership_id_state_due_at_idx ON commitments (owner_membership_id, state, due_at);

-- The service agreement of a relationship: one record, versions of its text, one of them in force.
CREATE TABLE agreements (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    relationship_id uuid NOT NULL REFERENCES relationships (id),
    version integer NOT NULL,
    data jsonb NOT NULL,
    sha256 bytea NOT NULL,
    proposed_side text NOT NULL,
    proposed_by uuid REFERENCES memberships (id),
    proposed_at timestamptz NOT NULL,
    note text,
    in_force_at timestamptz,
    ended_at timestamptz,
    withdrawn_at timestamptz,
    CONSTRAINT agreements_relationship_id_version_unique UNIQUE (relationship_id, version)
);
CREATE INDEX agreements_record_id_idx ON agreements (record_id);

-- Disputes: what is agreed, what is offered, who is called in.
CREATE TABLE facts (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    position integer NOT NULL,
    kind text NOT NULL,
    statement text NOT NULL,
    stated_side text NOT NULL,
    stated_by uuid REFERENCES memberships (id),
    customer_stance text NOT NULL,
    vendor_stance text NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    CONSTRAINT facts_record_id_position_unique UNIQUE (record_id, position)
);

CREATE TABLE fact_evidence (
    fact_id uuid NOT NULL REFERENCES facts (id),
    file_id uuid NOT NULL REFERENCES files (id),
    side text NOT NULL,
    added_by uuid REFERENCES memberships (id),
    added_at timestamptz NOT NULL,
    PRIMARY KEY (fact_id, file_id)
);
CREATE INDEX fact_evidence_file_id_idx ON fact_evidence (file_id);

CREATE TABLE offers (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    number integer NOT NULL,
    supersedes_id uuid REFERENCES offers (id),
    side text NOT NULL,
    proposed_by uuid REFERENCES memberships (id),
    proposed_at timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    state text NOT NULL,
    terms jsonb NOT NULL,
    sha256 bytea NOT NULL,
    note text,
    answered_side text,
    answered_by uuid REFERENCES memberships (id),
    answered_at timestamptz,
    answer_reason text,
    open_key text,
    version integer NOT NULL,
    CONSTRAINT offers_record_id_number_unique UNIQUE (record_id, number),
    CONSTRAINT offers_open_key_unique UNIQUE (open_key)
);
CREATE INDEX offers_state_valid_until_idx ON offers (state, valid_until);

CREATE TABLE escalations (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    number integer NOT NULL,
    rung integer NOT NULL,
    requested_side text NOT NULL,
    requested_by uuid REFERENCES memberships (id),
    requested_at timestamptz NOT NULL,
    reason text NOT NULL,
    note text,
    severity text NOT NULL,
    trend text NOT NULL,
    state text NOT NULL,
    decided_side text,
    decided_by uuid REFERENCES memberships (id),
    decided_at timestamptz,
    decision_reason text,
    react_until timestamptz,
    reacted_at timestamptz,
    cooling_until timestamptz,
    closed_at timestamptz,
    people jsonb NOT NULL,
    react_minutes integer NOT NULL,
    open_key text,
    version integer NOT NULL,
    CONSTRAINT escalations_record_id_number_unique UNIQUE (record_id, number),
    CONSTRAINT escalations_open_key_unique UNIQUE (open_key)
);

CREATE TABLE mediations (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    state text NOT NULL,
    mediator_org uuid NOT NULL REFERENCES organisations (id),
    mediator_name text NOT NULL,
    mediator_email text NOT NULL,
    proposed_side text NOT NULL,
    proposed_by uuid REFERENCES memberships (id),
    proposed_at timestamptz NOT NULL,
    note text,
    binding boolean NOT NULL,
    customer_consent_at timestamptz,
    vendor_consent_at timestamptz,
    accepted_at timestamptz,
    recommendation text,
    recommended_at timestamptz,
    determination text,
    determined_at timestamptz,
    customer_answer text,
    vendor_answer text,
    review_side text,
    review_reason text,
    review_at timestamptz,
    outcome text,
    closed_at timestamptz,
    open_key text,
    version integer NOT NULL,
    CONSTRAINT mediations_open_key_unique UNIQUE (open_key)
);
CREATE INDEX mediations_record_id_idx ON mediations (record_id);

ALTER TABLE lanes ADD COLUMN topic text;

-- Organisations that read a lane of the kinds `caucus` and `named`.
CREATE TABLE lane_organisations (
    lane_id uuid NOT NULL REFERENCES lanes (id),
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (lane_id, organisation_id)
);
CREATE INDEX lane_organisations_organisation_id_idx ON lane_organisations (organisation_id);

-- Joint 8D reports: steps, fields that merge one by one, rows that are added one by one.
CREATE TABLE reports (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    form text NOT NULL,
    state text NOT NULL,
    same_cause_as uuid REFERENCES records (id),
    version integer NOT NULL,
    created_side text NOT NULL,
    created_by uuid REFERENCES memberships (id),
    created_at timestamptz NOT NULL,
    completed_at timestamptz,
    CONSTRAINT reports_record_id_unique UNIQUE (record_id)
);

CREATE TABLE report_steps (
    report_id uuid NOT NULL REFERENCES reports (id),
    step text NOT NULL,
    state text NOT NULL,
    filled_by_side text NOT NULL,
    due_at timestamptz,
    version integer NOT NULL,
    submitted_at timestamptz,
    signed_at timestamptz,
    -- The step as the other side saw it when it last signed or refused.
    answered_content jsonb,
    PRIMARY KEY (report_id, step)
);

CREATE TABLE report_fields (
    report_id uuid NOT NULL REFERENCES reports (id),
    step text NOT NULL,
    field text NOT NULL,
    value jsonb NOT NULL,
    version integer NOT NULL,
    side text NOT NULL,
    updated_by uuid REFERENCES memberships (id),
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (report_id, step, field)
);

CREATE TABLE report_items (
    id uuid NOT NULL PRIMARY KEY,
    report_id uuid NOT NULL REFERENCES reports (id),
    step text NOT NULL,
    kind text NOT NULL,
    parent_id uuid REFERENCES report_items (id),
    position integer NOT NULL,
    data jsonb NOT NULL,
    version integer NOT NULL,
    side text NOT NULL,
    updated_by uuid REFERENCES memberships (id),
    updated_at timestamptz NOT NULL,
    removed_at timestamptz
);
CREATE INDEX report_items_report_id_step_position_idx ON report_items (report_id, step, position);

-- One cause, many customers: a record of the vendor alone that complaints are linked to.
CREATE TABLE major_issues (
    record_id uuid NOT NULL PRIMARY KEY REFERENCES records (id),
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    title text NOT NULL,
    description text NOT NULL,
    status text NOT NULL,
    product text,
    lot text,
    created_by uuid REFERENCES memberships (id),
    closed_at timestamptz
);
CREATE INDEX major_issues_vendor_org_status_idx ON major_issues (vendor_org, status);

-- Work lists and ready-made words of one organisation.
CREATE TABLE checklists (
    id uuid NOT NULL PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    name text NOT NULL,
    category text,
    items jsonb NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    archived_at timestamptz
);
CREATE INDEX checklists_organisation_id_archived_at_idx ON checklists (organisation_id, archived_at);

CREATE TABLE tasks (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    shared boolean NOT NULL,
    text text NOT NULL,
    owner_membership_id uuid REFERENCES memberships (id),
    due_at timestamptz,
    position integer NOT NULL,
    done_at timestamptz,
    done_by uuid REFERENCES memberships (id),
    version integer NOT NULL,
    created_by uuid REFERENCES memberships (id),
    created_at timestamptz NOT NULL
);
CREATE INDEX tasks_record_id_position_idx ON tasks (record_id, position);
CREATE INDEX tasks_owner_membership_id_done_at_idx ON tasks (owner_membership_id, done_at);

CREATE TABLE saved_replies (
    id uuid NOT NULL PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    name text NOT NULL,
    body text NOT NULL,
    category text,
    locale text,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    archived_at timestamptz
);
CREATE INDEX saved_replies_organisation_id_archived_at_idx ON saved_replies (organisation_id, archived_at);

-- After closing, and between cases.
CREATE TABLE satisfactions (
    record_id uuid NOT NULL PRIMARY KEY REFERENCES records (id),
    asked_at timestamptz NOT NULL,
    score integer,
    reason text,
    comment text,
    answered_by uuid REFERENCES memberships (id),
    answered_at timestamptz
);

CREATE TABLE case_reviews (
    record_id uuid NOT NULL PRIMARY KEY REFERENCES records (id),
    body text NOT NULL,
    state text NOT NULL,
    written_by uuid REFERENCES memberships (id),
    updated_at timestamptz NOT NULL,
    published_at timestamptz,
    version integer NOT NULL
);

CREATE TABLE meetings (
    record_id uuid NOT NULL PRIMARY KEY REFERENCES records (id),
    relationship_id uuid NOT NULL REFERENCES relationships (id),
    title text NOT NULL,
    held_at timestamptz NOT NULL,
    state text NOT NULL,
    agenda jsonb NOT NULL,
    minutes text NOT NULL,
    minutes_version integer NOT NULL,
    created_by uuid REFERENCES memberships (id)
);
CREATE INDEX meetings_relationship_id_held_at_idx ON meetings (relationship_id, held_at);
