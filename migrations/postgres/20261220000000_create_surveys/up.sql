-- Surveys: what a firm asks, in versions that never change once published; whom it asks; what comes back.
CREATE TABLE surveys (
    record_id uuid NOT NULL PRIMARY KEY REFERENCES records (id),
    owner_org uuid NOT NULL REFERENCES organisations (id),
    title text NOT NULL,
    status text NOT NULL,
    -- Chosen when it is first published, and never again: what was promised to the first
    -- respondent holds for all.
    anonymity text,
    k_min integer CHECK (k_min BETWEEN 1 AND 50),
    -- What is being written, as canonical JSON text.
    draft text NOT NULL,
    -- The number of the newest published version.
    published integer NOT NULL CHECK (published >= 0),
    created_by uuid REFERENCES memberships (id),
    published_at timestamptz,
    closed_at timestamptz,
    CHECK ((published = 0) = (anonymity IS NULL) AND (anonymity IS NULL) = (k_min IS NULL))
);
CREATE INDEX surveys_owner_org_status_idx ON surveys (owner_org, status);

-- Insert-only.
CREATE TABLE survey_versions (
    survey_id uuid NOT NULL REFERENCES surveys (record_id),
    number integer NOT NULL CHECK (number >= 1),
    -- Canonical JSON text, and its hash in hex.
    definition text NOT NULL,
    sha256 text NOT NULL,
    published_by uuid REFERENCES memberships (id),
    published_at timestamptz NOT NULL,
    PRIMARY KEY (survey_id, number)
);

CREATE TABLE survey_invites (
    id uuid NOT NULL PRIMARY KEY,
    survey_id uuid NOT NULL REFERENCES surveys (record_id),
    organisation_id uuid REFERENCES organisations (id),
    name text,
    email text,
    language text,
    state text NOT NULL,
    -- Of its token, which is made of the server's key and this row and kept nowhere.
    generation integer NOT NULL,
    valid_from timestamptz,
    valid_until timestamptz,
    -- Days since 1970, never the moment: it would tell which response is whose.
    completed_on integer,
    created_by uuid REFERENCES memberships (id),
    created_at timestamptz NOT NULL
);
CREATE INDEX survey_invites_survey_id_state_idx ON survey_invites (survey_id, state);
CREATE INDEX survey_invites_organisation_id_idx ON survey_invites (organisation_id);

-- Answers on the way, under a key that is made of the token in hand: no row says whose they are.
CREATE TABLE survey_partials (
    key bytea NOT NULL PRIMARY KEY,
    survey_id uuid NOT NULL REFERENCES surveys (record_id),
    version integer NOT NULL,
    -- The page to show; null: only sending is left.
    page text,
    answers text NOT NULL,
    -- What was shown in tasks with sets of items.
    sets text NOT NULL,
    -- Days since 1970, for sweeping.
    changed_on integer NOT NULL
);
CREATE INDEX survey_partials_survey_id_idx ON survey_partials (survey_id);

-- Under a random id. Of an anonymous response every column that could lead to somebody is null.
-- The order in which rows came can be told from where they lie, by whoever reads the database's own
-- files or system columns: that is out of reach of this design, and docs/OPERATIONS.md says so.
CREATE TABLE survey_responses (
    id uuid NOT NULL PRIMARY KEY,
    survey_id uuid NOT NULL REFERENCES surveys (record_id),
    version integer NOT NULL,
    outcome text NOT NULL,
    answers text NOT NULL,
    invite_id uuid REFERENCES survey_invites (id),
    organisation_id uuid REFERENCES organisations (id),
    language text,
    submitted_at timestamptz
);
CREATE INDEX survey_responses_survey_id_outcome_idx ON survey_responses (survey_id, outcome);
CREATE UNIQUE INDEX survey_responses_invite_id_idx ON survey_responses (invite_id);
CREATE INDEX survey_responses_organisation_id_idx ON survey_responses (organisation_id);
