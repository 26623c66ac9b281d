-- Review meetings: when and where, who comes, what is talked about, what was promised.
ALTER TABLE meetings ADD COLUMN ends_at timestamptz;
ALTER TABLE meetings ADD COLUMN place text;
ALTER TABLE meetings ADD COLUMN link text;
ALTER TABLE meetings ADD COLUMN cancel_reason text;
ALTER TABLE meetings ADD COLUMN confirmed_at timestamptz;
-- Of the text about the whole meeting alone; `minutes_version` counts changes of any part.
ALTER TABLE meetings ADD COLUMN text_version integer NOT NULL DEFAULT 1;
-- The minutes as they were last put up for confirmation.
ALTER TABLE meetings ADD COLUMN signed_content jsonb;

CREATE TABLE meeting_people (
    record_id uuid NOT NULL REFERENCES records (id),
    membership_id uuid NOT NULL REFERENCES memberships (id),
    side text NOT NULL,
    -- Null until the meeting was held.
    attended boolean,
    PRIMARY KEY (record_id, membership_id)
);

CREATE TABLE meeting_items (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    position integer NOT NULL,
    kind text NOT NULL,
    -- What it is about, of what is open between the two firms; an own topic has none.
    subject text,
    about_record uuid REFERENCES records (id),
    about_commitment uuid REFERENCES commitments (id),
    title text NOT NULL,
    note text NOT NULL,
    reasons jsonb NOT NULL,
    side text NOT NULL,
    added_by uuid REFERENCES memberships (id),
    version integer NOT NULL,
    minutes text NOT NULL,
    minutes_version integer NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT meeting_items_record_id_subject_unique UNIQUE (record_id, subject)
);
CREATE INDEX meeting_items_record_id_position_idx ON meeting_items (record_id, position);

CREATE TABLE meeting_actions (
    commitment_id uuid NOT NULL PRIMARY KEY REFERENCES commitments (id),
    record_id uuid NOT NULL REFERENCES records (id),
    item_id uuid REFERENCES meeting_items (id),
    -- As it was promised; a date that was moved since stands in the commitment.
    due_on text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX meeting_actions_record_id_created_at_idx ON meeting_actions (record_id, created_at);

-- How often complaints were opened again, without looking at all their entries.
CREATE INDEX entries_record_id_occurred_at_reopened_idx ON entries (record_id, occurred_at) WHERE kind = 'reopened';
