-- Questions that a firm keeps to ask again.
CREATE TABLE survey_bank (
    id uuid NOT NULL PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    -- A question as a definition has it, as canonical JSON text, without what it says of others.
    question text NOT NULL,
    -- Its texts in all languages in small letters: what a search looks through.
    words text NOT NULL,
    created_by uuid REFERENCES memberships (id),
    created_at timestamptz NOT NULL
);
CREATE INDEX survey_bank_organisation_id_idx ON survey_bank (organisation_id, id);

-- When a mail server said that the address of an invite does not exist.
ALTER TABLE survey_invites ADD COLUMN bounced_at timestamptz;
