-- Documents of projects with their versions, who has opened them, and the agreements on secrecy under
-- which confidential ones open.
CREATE TABLE ndas (
    id BLOB NOT NULL PRIMARY KEY,
    relationship_id BLOB NOT NULL REFERENCES relationships (id),
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    customer_org BLOB NOT NULL REFERENCES organisations (id),
    title TEXT NOT NULL,
    file_id BLOB REFERENCES files (id),
    valid_from TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    -- The same two days as moments, in the vendor's time zone.
    from_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    proposed_side TEXT NOT NULL,
    proposed_by BLOB REFERENCES memberships (id),
    proposed_at INTEGER NOT NULL,
    answered_by BLOB REFERENCES memberships (id),
    answered_at INTEGER,
    ended_side TEXT,
    ended_by BLOB REFERENCES memberships (id),
    ended_at INTEGER,
    reason TEXT,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX ndas_relationship_id_idx ON ndas (relationship_id);
CREATE INDEX ndas_vendor_org_state_idx ON ndas (vendor_org, state);

CREATE TABLE documents (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    -- Never used again: a gap tells nothing.
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    owner_org BLOB NOT NULL REFERENCES organisations (id),
    label TEXT NOT NULL,
    -- Whether those for whom it does not open may know that it is there.
    announced INTEGER NOT NULL CHECK (announced IN (0, 1)),
    created_by BLOB REFERENCES memberships (id),
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT documents_record_id_number_unique UNIQUE (record_id, number)
) STRICT;

-- Other customers of the project to whom a customer opens its confidential document by name.
CREATE TABLE document_readers (
    document_id BLOB NOT NULL REFERENCES documents (id),
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (document_id, organisation_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_versions (
    id BLOB NOT NULL PRIMARY KEY,
    document_id BLOB NOT NULL REFERENCES documents (id),
    record_id BLOB NOT NULL REFERENCES records (id),
    number INTEGER NOT NULL,
    file_id BLOB NOT NULL REFERENCES files (id),
    sha256 BLOB NOT NULL,
    state TEXT NOT NULL,
    note TEXT,
    created_by BLOB REFERENCES memberships (id),
    created_at INTEGER NOT NULL,
    released_by BLOB REFERENCES memberships (id),
    released_at INTEGER,
    obsolete_at INTEGER,
    -- How often signatures were asked for.
    round INTEGER NOT NULL,
    CONSTRAINT document_versions_document_id_number_unique UNIQUE (document_id, number)
) STRICT;
CREATE INDEX document_versions_record_id_idx ON document_versions (record_id);
CREATE INDEX document_versions_file_id_idx ON document_versions (file_id);

-- Who has opened a version: one row for a person and an hour.
CREATE TABLE document_openings (
    version_id BLOB NOT NULL REFERENCES document_versions (id),
    document_id BLOB NOT NULL REFERENCES documents (id),
    membership_id BLOB NOT NULL REFERENCES memberships (id),
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    hour INTEGER NOT NULL,
    at INTEGER NOT NULL,
    downloaded INTEGER NOT NULL CHECK (downloaded IN (0, 1)),
    PRIMARY KEY (version_id, membership_id, hour)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_openings_document_id_at_idx ON document_openings (document_id, at);

-- A file may be kept by something else than an entry, and is then reached through that alone.
ALTER TABLE files ADD COLUMN held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1));
