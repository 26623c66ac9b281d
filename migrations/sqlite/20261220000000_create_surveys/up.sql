-- Surveys: what a firm asks, in versions that never change once published; whom it asks; what comes back.
CREATE TABLE surveys (
    record_id BLOB NOT NULL PRIMARY KEY REFERENCES records (id),
    owner_org BLOB NOT NULL REFERENCES organisations (id),
    title TEXT NOT NULL,
    status TEXT NOT NULL,
    -- Chosen when it is first published, and never again: what was promised to the first
    -- respondent holds for all.
    anonymity TEXT,
    k_min INTEGER CHECK (k_min BETWEEN 1 AND 50),
    -- What is being written, as canonical JSON text.
    draft TEXT NOT NULL,
    -- The number of the newest published version.
    published INTEGER NOT NULL CHECK (published >= 0),
    created_by BLOB REFERENCES memberships (id),
    published_at INTEGER,
    closed_at INTEGER,
    CHECK ((published = 0) = (anonymity IS NULL) AND (anonymity IS NULL) = (k_min IS NULL))
) STRICT;
CREATE INDEX surveys_owner_org_status_idx ON surveys (owner_org, status);

-- Insert-only.
CREATE TABLE survey_versions (
    survey_id BLOB NOT NULL REFERENCES surveys (record_id),
    number INTEGER NOT NULL CHECK (number >= 1),
    -- Canonical JSON text, and its hash in hex.
    definition TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    published_by BLOB REFERENCES memberships (id),
    published_at INTEGER NOT NULL,
    PRIMARY KEY (survey_id, number)
) STRICT;

CREATE TABLE survey_invites (
    id BLOB NOT NULL PRIMARY KEY,
    survey_id BLOB NOT NULL REFERENCES surveys (record_id),
    organisation_id BLOB REFERENCES organisations (id),
    name TEXT,
    email TEXT,
    language TEXT,
    state TEXT NOT NULL,
    -- Of its token, which is made of the server's key and this row and kept nowhere.
    generation INTEGER NOT NULL,
    valid_from INTEGER,
    valid_until INTEGER,
    -- Days since 1970, never the moment: it would tell which response is whose.
    completed_on INTEGER,
    created_by BLOB REFERENCES memberships (id),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX survey_invites_survey_id_state_idx ON survey_invites (survey_id, state);
CREATE INDEX survey_invites_organisation_id_idx ON survey_invites (organisation_id);

-- Answers on the way, under a key that is made of the token in hand: no row says whose they are.
CREATE TABLE survey_partials (
    key BLOB NOT NULL PRIMARY KEY,
    survey_id BLOB NOT NULL REFERENCES surveys (record_id),
    version INTEGER NOT NULL,
    -- The page to show; null: only sending is left.
    page TEXT,
    answers TEXT NOT NULL,
    -- What was shown in tasks with sets of items.
    sets TEXT NOT NULL,
    -- Days since 1970, for sweeping.
    changed_on INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX survey_partials_survey_id_idx ON survey_partials (survey_id);

-- Under a random id, in a table without an order of rows. Of an anonymous response every column
-- that could lead to somebody is null.
CREATE TABLE survey_responses (
    id BLOB NOT NULL PRIMARY KEY,
    survey_id BLOB NOT NULL REFERENCES surveys (record_id),
    version INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    answers TEXT NOT NULL,
    invite_id BLOB REFERENCES survey_invites (id),
    organisation_id BLOB REFERENCES organisations (id),
    language TEXT,
    submitted_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX survey_responses_survey_id_outcome_idx ON survey_responses (survey_id, outcome);
CREATE UNIQUE INDEX survey_responses_invite_id_idx ON survey_responses (invite_id);
CREATE INDEX survey_responses_organisation_id_idx ON survey_responses (organisation_id);
