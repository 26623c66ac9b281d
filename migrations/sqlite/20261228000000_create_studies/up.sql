-- Which item of which survey an idea stands behind: what the survey finds is shown with the idea.
CREATE TABLE study_items (
    survey_id BLOB NOT NULL REFERENCES surveys (record_id),
    idea_id BLOB NOT NULL REFERENCES ideas (record_id),
    -- Of the survey's definition.
    question TEXT NOT NULL,
    item TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (survey_id, idea_id)
) STRICT;
CREATE INDEX study_items_idea_id_idx ON study_items (idea_id, made_at);

-- Whether what was shipped helped: asked of everybody of a customer who waited for it.
CREATE TABLE outcomes (
    record_id BLOB NOT NULL REFERENCES records (id),
    membership_id BLOB NOT NULL REFERENCES memberships (id),
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    asked_at INTEGER NOT NULL,
    score INTEGER CHECK (score BETWEEN 1 AND 5),
    words TEXT,
    answered_at INTEGER,
    -- The entry that told of the answer: its words go with it.
    entry_id BLOB REFERENCES entries (id),
    PRIMARY KEY (record_id, membership_id),
    CHECK ((score IS NULL) = (answered_at IS NULL))
) STRICT;
CREATE INDEX outcomes_entry_id_idx ON outcomes (entry_id);
