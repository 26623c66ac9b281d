-- Invites that the portal mails, reminds of and takes back.
ALTER TABLE survey_invites ADD COLUMN mailed_at INTEGER;
ALTER TABLE survey_invites ADD COLUMN reminders INTEGER NOT NULL DEFAULT 0;
ALTER TABLE survey_invites ADD COLUMN revoked_at INTEGER;
-- Of somebody who signs in for the customer: their address is theirs, and stays unknown to whoever asks.
ALTER TABLE survey_invites ADD COLUMN membership_id BLOB REFERENCES memberships (id);
CREATE INDEX survey_invites_membership_id_idx ON survey_invites (membership_id);

-- Addresses whose owner wants no more surveys of a firm.
CREATE TABLE survey_opt_outs (
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    email_key TEXT NOT NULL,
    -- Days since 1970.
    since INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, email_key)
) STRICT;
CREATE INDEX survey_partials_changed_on_idx ON survey_partials (changed_on);
