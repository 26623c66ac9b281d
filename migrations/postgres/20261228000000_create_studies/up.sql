-- Which item of which survey an idea stands behind: what the survey finds is shown with the idea.
CREATE TABLE study_items (
    survey_id uuid NOT NULL REFERENCES surveys (record_id),
    idea_id uuid NOT NULL REFERENCES ideas (record_id),
    -- Of the survey's definition.
    question text NOT NULL,
    item text NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (survey_id, idea_id)
);
CREATE INDEX study_items_idea_id_idx ON study_items (idea_id, made_at);

-- Whether what was shipped helped: asked of everybody of a customer who waited for it.
CREATE TABLE outcomes (
    record_id uuid NOT NULL REFERENCES records (id),
    membership_id uuid NOT NULL REFERENCES memberships (id),
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    asked_at timestamptz NOT NULL,
    score integer CHECK (score BETWEEN 1 AND 5),
    words text,
    answered_at timestamptz,
    -- The entry that told of the answer: its words go with it.
    entry_id uuid REFERENCES entries (id),
    PRIMARY KEY (record_id, membership_id),
    CHECK ((score IS NULL) = (answered_at IS NULL))
);
CREATE INDEX outcomes_entry_id_idx ON outcomes (entry_id);
