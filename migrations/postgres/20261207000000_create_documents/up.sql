-- Documents of projects with their versions, who has opened them, and the agreements on secrecy under
-- which confidential ones open.
CREATE TABLE ndas (
    id uuid NOT NULL PRIMARY KEY,
    relationship_id uuid NOT NULL REFERENCES relationships (id),
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    customer_org uuid NOT NULL REFERENCES organisations (id),
    title text NOT NULL,
    file_id uuid REFERENCES files (id),
    valid_from text NOT NULL,
    valid_until text NOT NULL,
    -- The same two days as moments, in the vendor's time zone.
    from_at timestamptz NOT NULL,
    until_at timestamptz NOT NULL,
    state text NOT NULL,
    proposed_side text NOT NULL,
    proposed_by uuid REFERENCES memberships (id),
    proposed_at timestamptz NOT NULL,
    answered_by uuid REFERENCES memberships (id),
    answered_at timestamptz,
    ended_side text,
    ended_by uuid REFERENCES memberships (id),
    ended_at timestamptz,
    reason text,
    version integer NOT NULL
);
CREATE INDEX ndas_relationship_id_idx ON ndas (relationship_id);
CREATE INDEX ndas_vendor_org_state_idx ON ndas (vendor_org, state);

CREATE TABLE documents (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    -- Never used again: a gap tells nothing.
    number integer NOT NULL,
    title text NOT NULL,
    kind text NOT NULL,
    owner_org uuid NOT NULL REFERENCES organisations (id),
    label text NOT NULL,
    -- Whether those for whom it does not open may know that it is there.
    announced boolean NOT NULL,
    created_by uuid REFERENCES memberships (id),
    created_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT documents_record_id_number_unique UNIQUE (record_id, number)
);

-- Other customers of the project to whom a customer opens its confidential document by name.
CREATE TABLE document_readers (
    document_id uuid NOT NULL REFERENCES documents (id),
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (document_id, organisation_id)
);

CREATE TABLE document_versions (
    id uuid NOT NULL PRIMARY KEY,
    document_id uuid NOT NULL REFERENCES documents (id),
    record_id uuid NOT NULL REFERENCES records (id),
    number integer NOT NULL,
    file_id uuid NOT NULL REFERENCES files (id),
    sha256 bytea NOT NULL,
    state text NOT NULL,
    note text,
    created_by uuid REFERENCES memberships (id),
    created_at timestamptz NOT NULL,
    released_by uuid REFERENCES memberships (id),
    released_at timestamptz,
    obsolete_at timestamptz,
    -- How often signatures were asked for.
    round integer NOT NULL,
    CONSTRAINT document_versions_document_id_number_unique UNIQUE (document_id, number)
);
CREATE INDEX document_versions_record_id_idx ON document_versions (record_id);
CREATE INDEX document_versions_file_id_idx ON document_versions (file_id);

-- Who has opened a version: one row for a person and an hour.
CREATE TABLE document_openings (
    version_id uuid NOT NULL REFERENCES document_versions (id),
    document_id uuid NOT NULL REFERENCES documents (id),
    membership_id uuid NOT NULL REFERENCES memberships (id),
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    hour timestamptz NOT NULL,
    at timestamptz NOT NULL,
    downloaded boolean NOT NULL,
    PRIMARY KEY (version_id, membership_id, hour)
);
CREATE INDEX document_openings_document_id_at_idx ON document_openings (document_id, at);

-- A file may be kept by something else than an entry, and is then reached through that alone.
ALTER TABLE files ADD COLUMN held boolean NOT NULL DEFAULT false;
