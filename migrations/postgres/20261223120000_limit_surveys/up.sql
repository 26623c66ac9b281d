-- Open links: whoever holds one gets an invite of their own.
CREATE TABLE survey_links (
    id uuid NOT NULL PRIMARY KEY,
    survey_id uuid NOT NULL REFERENCES surveys (record_id),
    name text NOT NULL,
    valid_until timestamptz,
    closed_at timestamptz,
    created_by uuid REFERENCES memberships (id),
    created_at timestamptz NOT NULL
);
CREATE INDEX survey_links_survey_id_idx ON survey_links (survey_id);
ALTER TABLE survey_invites ADD COLUMN link_id uuid REFERENCES survey_links (id);

-- How many answers are wanted: in all, by one open link, or with one option of a question.
CREATE TABLE survey_quotas (
    id uuid NOT NULL PRIMARY KEY,
    survey_id uuid NOT NULL REFERENCES surveys (record_id),
    link_id uuid REFERENCES survey_links (id),
    question text,
    option text,
    most integer NOT NULL CHECK (most >= 1),
    -- Never above `most`: counted in the transaction that takes the answer in.
    taken integer NOT NULL CHECK (taken >= 0 AND taken <= most),
    created_at timestamptz NOT NULL,
    CHECK ((question IS NULL) = (option IS NULL) AND (link_id IS NULL OR question IS NULL))
);
CREATE INDEX survey_quotas_survey_id_idx ON survey_quotas (survey_id);
