-- Decisions that the organisations of a project take together, and the boards on which they compare
-- what they could do.
CREATE TABLE decisions (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    -- Counts from 1 in its project.
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    status TEXT NOT NULL,
    -- What the record says besides its title.
    content TEXT NOT NULL,
    -- Which proposal of it is up, or was last; 0: none yet.
    revision INTEGER NOT NULL,
    -- Canonical JSON of that proposal, which is what is signed.
    proposal TEXT,
    sha256 BLOB,
    supersedes_id BLOB REFERENCES decisions (id),
    superseded_by BLOB REFERENCES decisions (id),
    -- Whose it is to revise: who began it, then who proposed it.
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    created_by BLOB REFERENCES memberships (id),
    created_at INTEGER NOT NULL,
    proposed_by BLOB REFERENCES memberships (id),
    proposed_at INTEGER,
    decided_at INTEGER,
    -- Who asks to let an accepted one go.
    retire_org BLOB REFERENCES organisations (id),
    retire_reason TEXT,
    version INTEGER NOT NULL,
    CONSTRAINT decisions_record_id_number_unique UNIQUE (record_id, number)
) STRICT;
CREATE INDEX decisions_supersedes_id_idx ON decisions (supersedes_id);

CREATE TABLE decision_positions (
    decision_id BLOB NOT NULL REFERENCES decisions (id),
    revision INTEGER NOT NULL,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    position TEXT NOT NULL,
    text TEXT,
    given_by BLOB REFERENCES memberships (id),
    given_at INTEGER NOT NULL,
    PRIMARY KEY (decision_id, revision, organisation_id)
) STRICT;

CREATE TABLE decision_boards (
    decision_id BLOB NOT NULL PRIMARY KEY REFERENCES decisions (id),
    record_id BLOB NOT NULL REFERENCES records (id),
    state TEXT NOT NULL,
    -- Options and criteria.
    setup TEXT NOT NULL,
    -- Canonical JSON of all that the result was computed from, once it is closed.
    inputs TEXT,
    opened_by BLOB REFERENCES memberships (id),
    opened_at INTEGER,
    closed_by BLOB REFERENCES memberships (id),
    closed_at INTEGER,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX decision_boards_record_id_idx ON decision_boards (record_id);

CREATE TABLE decision_deciders (
    decision_id BLOB NOT NULL REFERENCES decision_boards (decision_id),
    membership_id BLOB NOT NULL REFERENCES memberships (id),
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    side TEXT NOT NULL,
    handed_in_at INTEGER,
    PRIMARY KEY (decision_id, membership_id)
) STRICT;

CREATE TABLE decision_scores (
    decision_id BLOB NOT NULL REFERENCES decision_boards (decision_id),
    membership_id BLOB NOT NULL REFERENCES memberships (id),
    option_id BLOB NOT NULL,
    criterion_id BLOB NOT NULL,
    -- Millionths.
    value_micros INTEGER NOT NULL,
    PRIMARY KEY (decision_id, membership_id, option_id, criterion_id)
) STRICT;
