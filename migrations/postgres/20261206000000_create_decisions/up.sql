-- Decisions that the organisations of a project take together, and the boards on which they compare
-- what they could do.
CREATE TABLE decisions (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    -- Counts from 1 in its project.
    number integer NOT NULL,
    title text NOT NULL,
    status text NOT NULL,
    -- What the record says besides its title.
    content jsonb NOT NULL,
    -- Which proposal of it is up, or was last; 0: none yet.
    revision integer NOT NULL,
    -- Canonical JSON of that proposal, which is what is signed.
    proposal text,
    sha256 bytea,
    supersedes_id uuid REFERENCES decisions (id),
    superseded_by uuid REFERENCES decisions (id),
    -- Whose it is to revise: who began it, then who proposed it.
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    created_by uuid REFERENCES memberships (id),
    created_at timestamptz NOT NULL,
    proposed_by uuid REFERENCES memberships (id),
    proposed_at timestamptz,
    decided_at timestamptz,
    -- Who asks to let an accepted one go.
    retire_org uuid REFERENCES organisations (id),
    retire_reason text,
    version integer NOT NULL,
    CONSTRAINT decisions_record_id_number_unique UNIQUE (record_id, number)
);
CREATE INDEX decisions_supersedes_id_idx ON decisions (supersedes_id);

CREATE TABLE decision_positions (
    decision_id uuid NOT NULL REFERENCES decisions (id),
    revision integer NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    position text NOT NULL,
    text text,
    given_by uuid REFERENCES memberships (id),
    given_at timestamptz NOT NULL,
    PRIMARY KEY (decision_id, revision, organisation_id)
);

CREATE TABLE decision_boards (
    decision_id uuid NOT NULL PRIMARY KEY REFERENCES decisions (id),
    record_id uuid NOT NULL REFERENCES records (id),
    state text NOT NULL,
    -- Options and criteria.
    setup jsonb NOT NULL,
    -- Canonical JSON of all that the result was computed from, once it is closed.
    inputs text,
    opened_by uuid REFERENCES memberships (id),
    opened_at timestamptz,
    closed_by uuid REFERENCES memberships (id),
    closed_at timestamptz,
    version integer NOT NULL
);
CREATE INDEX decision_boards_record_id_idx ON decision_boards (record_id);

CREATE TABLE decision_deciders (
    decision_id uuid NOT NULL REFERENCES decision_boards (decision_id),
    membership_id uuid NOT NULL REFERENCES memberships (id),
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    side text NOT NULL,
    handed_in_at timestamptz,
    PRIMARY KEY (decision_id, membership_id)
);

CREATE TABLE decision_scores (
    decision_id uuid NOT NULL REFERENCES decision_boards (decision_id),
    membership_id uuid NOT NULL REFERENCES memberships (id),
    option_id uuid NOT NULL,
    criterion_id uuid NOT NULL,
    -- Millionths.
    value_micros bigint NOT NULL,
    PRIMARY KEY (decision_id, membership_id, option_id, criterion_id)
);
