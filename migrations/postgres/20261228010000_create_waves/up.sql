-- Surveys that ask the same again: the first one and its place in the row.
CREATE TABLE survey_waves (
    survey_id uuid NOT NULL PRIMARY KEY REFERENCES surveys (record_id),
    first_id uuid NOT NULL REFERENCES surveys (record_id),
    number integer NOT NULL CHECK (number >= 1)
);
CREATE UNIQUE INDEX survey_waves_first_id_number_idx ON survey_waves (first_id, number);

-- What readers of results call a text. A tag belongs to the words, never to whoever wrote them.
CREATE TABLE survey_text_tags (
    survey_id uuid NOT NULL REFERENCES surveys (record_id),
    question text NOT NULL,
    -- SHA-256 of the text, in hex.
    text_key text NOT NULL,
    tag text NOT NULL,
    tagged_by uuid REFERENCES memberships (id),
    tagged_at timestamptz NOT NULL,
    PRIMARY KEY (survey_id, question, text_key, tag)
);
