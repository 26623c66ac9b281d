-- Invites that the portal mails, reminds of and takes back.
ALTER TABLE survey_invites ADD COLUMN mailed_at timestamptz;
ALTER TABLE survey_invites ADD COLUMN reminders integer NOT NULL DEFAULT 0;
ALTER TABLE survey_invites ADD COLUMN revoked_at timestamptz;
-- Of somebody who signs in for the customer: their address is theirs, and stays unknown to whoever asks.
ALTER TABLE survey_invites ADD COLUMN membership_id uuid REFERENCES memberships (id);
CREATE INDEX survey_invites_membership_id_idx ON survey_invites (membership_id);

-- Addresses whose owner wants no more surveys of a firm.
CREATE TABLE survey_opt_outs (
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    email_key text NOT NULL,
    -- Days since 1970.
    since integer NOT NULL,
    PRIMARY KEY (organisation_id, email_key)
);
CREATE INDEX survey_partials_changed_on_idx ON survey_partials (changed_on);
