-- Third parties: who was asked in a named lane, by whom, as what, and until when.
CREATE TABLE third_parties (
    lane_id BLOB NOT NULL PRIMARY KEY REFERENCES lanes (id),
    record_id BLOB NOT NULL REFERENCES records (id),
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    asked_by_org BLOB NOT NULL REFERENCES organisations (id),
    asked_by BLOB REFERENCES memberships (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    until INTEGER,
    asked_at INTEGER NOT NULL,
    ended_at INTEGER,
    -- asker, guest, or time.
    ended_by TEXT
) STRICT;
CREATE INDEX third_parties_record_id_asked_by_org_idx ON third_parties (record_id, asked_by_org);
CREATE INDEX third_parties_organisation_id_record_id_idx ON third_parties (organisation_id, record_id);

-- Whoever is called into one record from outside reads in the invitation as what, and to which.
ALTER TABLE invitations ADD COLUMN called_as TEXT;
ALTER TABLE invitations ADD COLUMN called_to TEXT;

-- Looked up when somebody is called in again, and when they come.
CREATE INDEX mediations_mediator_org_idx ON mediations (mediator_org);
CREATE INDEX mediations_mediator_email_idx ON mediations (mediator_email);
