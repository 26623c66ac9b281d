-- Requirements of a project: a list that all organisations sign, and the changes to it afterwards.
CREATE TABLE requirement_lists (
    record_id BLOB NOT NULL PRIMARY KEY REFERENCES records (id),
    -- Keys are never used again.
    last_number INTEGER NOT NULL,
    -- The version that all have signed; 0 before the first.
    agreed_version INTEGER NOT NULL,
    -- The number of the newest review.
    review INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE requirements (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    parent_id BLOB REFERENCES requirements (id),
    text TEXT NOT NULL,
    -- Whose it is.
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    priority TEXT NOT NULL,
    verification TEXT NOT NULL,
    acceptance TEXT,
    target_comparison TEXT,
    target_value TEXT,
    target_unit TEXT,
    state TEXT NOT NULL,
    -- The version of the list in which it was agreed as it stands.
    agreed_version INTEGER,
    version INTEGER NOT NULL,
    created_by BLOB REFERENCES memberships (id),
    created_at INTEGER NOT NULL,
    removed_at INTEGER,
    CONSTRAINT requirements_record_id_number_unique UNIQUE (record_id, number)
) STRICT;
CREATE INDEX requirements_parent_id_idx ON requirements (parent_id);

-- Lines of a change of an agreed list.
CREATE TABLE requirement_changes (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    requirement_id BLOB NOT NULL REFERENCES requirements (id),
    kind TEXT NOT NULL,
    before TEXT,
    after TEXT,
    reason TEXT NOT NULL,
    cost_minor INTEGER,
    currency TEXT,
    days INTEGER,
    -- Where the requirement stood before it was to change.
    state_before TEXT NOT NULL,
    -- The version that it went into; none while it is not signed.
    list_version INTEGER,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    version INTEGER NOT NULL,
    proposed_by BLOB REFERENCES memberships (id),
    proposed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX requirement_changes_record_id_idx ON requirement_changes (record_id, list_version);
CREATE UNIQUE INDEX requirement_changes_open_unique ON requirement_changes (requirement_id)
    WHERE list_version IS NULL;

-- What was put up for signing, as it was.
CREATE TABLE requirement_reviews (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    number INTEGER NOT NULL,
    -- The version that the list has once all have signed.
    list_version INTEGER NOT NULL,
    note TEXT,
    content TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    state TEXT NOT NULL,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    proposed_by BLOB REFERENCES memberships (id),
    proposed_at INTEGER NOT NULL,
    ended_at INTEGER,
    CONSTRAINT requirement_reviews_record_id_number_unique UNIQUE (record_id, number)
) STRICT;

-- That a requirement is met, or given up: said by one organisation, confirmed by another.
CREATE TABLE requirement_claims (
    id BLOB NOT NULL PRIMARY KEY,
    requirement_id BLOB NOT NULL REFERENCES requirements (id),
    record_id BLOB NOT NULL REFERENCES records (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    note TEXT,
    url TEXT,
    file_id BLOB REFERENCES files (id),
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    claimed_by BLOB REFERENCES memberships (id),
    claimed_at INTEGER NOT NULL,
    answer TEXT,
    answered_org BLOB REFERENCES organisations (id),
    answered_by BLOB REFERENCES memberships (id),
    answered_at INTEGER
) STRICT;
CREATE INDEX requirement_claims_record_id_idx ON requirement_claims (record_id);
CREATE UNIQUE INDEX requirement_claims_open_unique ON requirement_claims (requirement_id)
    WHERE state = 'open';

-- Where a requirement comes from, and what shows that it is met.
CREATE TABLE requirement_links (
    id BLOB NOT NULL PRIMARY KEY,
    requirement_id BLOB NOT NULL REFERENCES requirements (id),
    record_id BLOB NOT NULL REFERENCES records (id),
    kind TEXT NOT NULL,
    target_record BLOB REFERENCES records (id),
    deliverable_id BLOB REFERENCES project_deliverables (id),
    title TEXT,
    url TEXT,
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    added_by BLOB REFERENCES memberships (id),
    added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX requirement_links_record_id_idx ON requirement_links (record_id);
CREATE INDEX requirement_links_requirement_id_idx ON requirement_links (requirement_id);
