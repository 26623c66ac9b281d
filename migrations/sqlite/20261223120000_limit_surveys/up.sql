-- Open links: whoever holds one gets an invite of their own.
CREATE TABLE survey_links (
    id BLOB NOT NULL PRIMARY KEY,
    survey_id BLOB NOT NULL REFERENCES surveys (record_id),
    name TEXT NOT NULL,
    valid_until INTEGER,
    closed_at INTEGER,
    created_by BLOB REFERENCES memberships (id),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX survey_links_survey_id_idx ON survey_links (survey_id);
ALTER TABLE survey_invites ADD COLUMN link_id BLOB REFERENCES survey_links (id);

-- How many answers are wanted: in all, by one open link, or with one option of a question.
CREATE TABLE survey_quotas (
    id BLOB NOT NULL PRIMARY KEY,
    survey_id BLOB NOT NULL REFERENCES surveys (record_id),
    link_id BLOB REFERENCES survey_links (id),
    question TEXT,
    option TEXT,
    most INTEGER NOT NULL CHECK (most >= 1),
    -- Never above `most`: counted in the transaction that takes the answer in.
    taken INTEGER NOT NULL CHECK (taken >= 0 AND taken <= most),
    created_at INTEGER NOT NULL,
    CHECK ((question IS NULL) = (option IS NULL) AND (link_id IS NULL OR question IS NULL))
) STRICT;
CREATE INDEX survey_quotas_survey_id_idx ON survey_quotas (survey_id);
