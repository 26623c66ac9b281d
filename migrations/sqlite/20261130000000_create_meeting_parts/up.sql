-- Review meetings: when and where, who comes, what is talked about, what was promised.
ALTER TABLE meetings ADD COLUMN ends_at INTEGER;
ALTER TABLE meetings ADD COLUMN place TEXT;
ALTER TABLE meetings ADD COLUMN link TEXT;
ALTER TABLE meetings ADD COLUMN cancel_reason TEXT;
ALTER TABLE meetings ADD COLUMN confirmed_at INTEGER;
-- Of the text about the whole meeting alone; `minutes_version` counts changes of any part.
ALTER TABLE meetings ADD COLUMN text_version INTEGER NOT NULL DEFAULT 1;
-- The minutes as they were last put up for confirmation.
ALTER TABLE meetings ADD COLUMN signed_content TEXT;

CREATE TABLE meeting_people (
    record_id BLOB NOT NULL REFERENCES records (id),
    membership_id BLOB NOT NULL REFERENCES memberships (id),
    side TEXT NOT NULL,
    -- Null until the meeting was held.
    attended INTEGER CHECK (attended IN (0, 1)),
    PRIMARY KEY (record_id, membership_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting_items (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    -- What it is about, of what is open between the two firms; an own topic has none.
    subject TEXT,
    about_record BLOB REFERENCES records (id),
    about_commitment BLOB REFERENCES commitments (id),
    title TEXT NOT NULL,
    note TEXT NOT NULL,
    reasons TEXT NOT NULL,
    side TEXT NOT NULL,
    added_by BLOB REFERENCES memberships (id),
    version INTEGER NOT NULL,
    minutes TEXT NOT NULL,
    minutes_version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    CONSTRAINT meeting_items_record_id_subject_unique UNIQUE (record_id, subject)
) STRICT;
CREATE INDEX meeting_items_record_id_position_idx ON meeting_items (record_id, position);

CREATE TABLE meeting_actions (
    commitment_id BLOB NOT NULL PRIMARY KEY REFERENCES commitments (id),
    record_id BLOB NOT NULL REFERENCES records (id),
    item_id BLOB REFERENCES meeting_items (id),
    -- As it was promised; a date that was moved since stands in the commitment.
    due_on TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX meeting_actions_record_id_created_at_idx ON meeting_actions (record_id, created_at);

-- How often complaints were opened again, without looking at all their entries.
CREATE INDEX entries_record_id_occurred_at_reopened_idx ON entries (record_id, occurred_at) WHERE kind = 'reopened';
