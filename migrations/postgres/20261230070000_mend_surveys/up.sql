-- Files as answers: only where names stand with the answers, so that the row may say whose it is.
CREATE TABLE survey_files (
    id uuid NOT NULL PRIMARY KEY,
    survey_id uuid NOT NULL REFERENCES surveys (record_id),
    invite_id uuid NOT NULL REFERENCES survey_invites (id),
    -- The answers on the way that it belongs to; null once they were sent.
    partial_key bytea,
    question text NOT NULL,
    name text NOT NULL,
    size bigint NOT NULL,
    sha256 bytea NOT NULL,
    media_type text NOT NULL,
    storage_key text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX survey_files_survey_id_idx ON survey_files (survey_id, id);
CREATE INDEX survey_files_invite_id_idx ON survey_files (invite_id);
CREATE INDEX survey_files_partial_key_idx ON survey_files (partial_key);
CREATE INDEX survey_files_storage_key_idx ON survey_files (storage_key);
