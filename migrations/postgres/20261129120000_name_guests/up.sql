-- Third parties: who was asked in a named lane, by whom, as what, and until when.
CREATE TABLE third_parties (
    lane_id uuid NOT NULL PRIMARY KEY REFERENCES lanes (id),
    record_id uuid NOT NULL REFERENCES records (id),
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    asked_by_org uuid NOT NULL REFERENCES organisations (id),
    asked_by uuid REFERENCES memberships (id),
    name text NOT NULL,
    email text NOT NULL,
    role text NOT NULL,
    until timestamptz,
    asked_at timestamptz NOT NULL,
    ended_at timestamptz,
    -- asker, guest, or time.
    ended_by text
);
CREATE INDEX third_parties_record_id_asked_by_org_idx ON third_parties (record_id, asked_by_org);
CREATE INDEX third_parties_organisation_id_record_id_idx ON third_parties (organisation_id, record_id);

-- Whoever is called into one record from outside reads in the invitation as what, and to which.
ALTER TABLE invitations ADD COLUMN called_as text;
ALTER TABLE invitations ADD COLUMN called_to text;

-- Looked up when somebody is called in again, and when they come.
CREATE INDEX mediations_mediator_org_idx ON mediations (mediator_org);
CREATE INDEX mediations_mediator_email_idx ON mediations (mediator_email);
