-- Requirements of a project: a list that all organisations sign, and the changes to it afterwards.
CREATE TABLE requirement_lists (
    record_id uuid NOT NULL PRIMARY KEY REFERENCES records (id),
    -- Keys are never used again.
    last_number integer NOT NULL,
    -- The version that all have signed; 0 before the first.
    agreed_version integer NOT NULL,
    -- The number of the newest review.
    review integer NOT NULL,
    version integer NOT NULL
);

CREATE TABLE requirements (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    number integer NOT NULL,
    position integer NOT NULL,
    parent_id uuid REFERENCES requirements (id),
    text text NOT NULL,
    -- Whose it is.
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    priority text NOT NULL,
    verification text NOT NULL,
    acceptance text,
    target_comparison text,
    target_value text,
    target_unit text,
    state text NOT NULL,
    -- The version of the list in which it was agreed as it stands.
    agreed_version integer,
    version integer NOT NULL,
    created_by uuid REFERENCES memberships (id),
    created_at timestamptz NOT NULL,
    removed_at timestamptz,
    CONSTRAINT requirements_record_id_number_unique UNIQUE (record_id, number)
);
CREATE INDEX requirements_parent_id_idx ON requirements (parent_id);

-- Lines of a change of an agreed list.
CREATE TABLE requirement_changes (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    requirement_id uuid NOT NULL REFERENCES requirements (id),
    kind text NOT NULL,
    before text,
    after text,
    reason text NOT NULL,
    cost_minor bigint,
    currency text,
    days integer,
    -- Where the requirement stood before it was to change.
    state_before text NOT NULL,
    -- The version that it went into; none while it is not signed.
    list_version integer,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    version integer NOT NULL,
    proposed_by uuid REFERENCES memberships (id),
    proposed_at timestamptz NOT NULL
);
CREATE INDEX requirement_changes_record_id_idx ON requirement_changes (record_id, list_version);
CREATE UNIQUE INDEX requirement_changes_open_unique ON requirement_changes (requirement_id)
    WHERE list_version IS NULL;

-- What was put up for signing, as it was.
CREATE TABLE requirement_reviews (
    id uuid NOT NULL PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES records (id),
    number integer NOT NULL,
    -- The version that the list has once all have signed.
    list_version integer NOT NULL,
    note text,
    content text NOT NULL,
    sha256 bytea NOT NULL,
    state text NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    proposed_by uuid REFERENCES memberships (id),
    proposed_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT requirement_reviews_record_id_number_unique UNIQUE (record_id, number)
);

-- That a requirement is met, or given up: said by one organisation, confirmed by another.
CREATE TABLE requirement_claims (
    id uuid NOT NULL PRIMARY KEY,
    requirement_id uuid NOT NULL REFERENCES requirements (id),
    record_id uuid NOT NULL REFERENCES records (id),
    kind text NOT NULL,
    state text NOT NULL,
    note text,
    url text,
    file_id uuid REFERENCES files (id),
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    claimed_by uuid REFERENCES memberships (id),
    claimed_at timestamptz NOT NULL,
    answer text,
    answered_org uuid REFERENCES organisations (id),
    answered_by uuid REFERENCES memberships (id),
    answered_at timestamptz
);
CREATE INDEX requirement_claims_record_id_idx ON requirement_claims (record_id);
CREATE UNIQUE INDEX requirement_claims_open_unique ON requirement_claims (requirement_id)
    WHERE state = 'open';

-- Where a requirement comes from, and what shows that it is met.
CREATE TABLE requirement_links (
    id uuid NOT NULL PRIMARY KEY,
    requirement_id uuid NOT NULL REFERENCES requirements (id),
    record_id uuid NOT NULL REFERENCES records (id),
    kind text NOT NULL,
    target_record uuid REFERENCES records (id),
    deliverable_id uuid REFERENCES project_deliverables (id),
    title text,
    url text,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    added_by uuid REFERENCES memberships (id),
    added_at timestamptz NOT NULL
);
CREATE INDEX requirement_links_record_id_idx ON requirement_links (record_id);
CREATE INDEX requirement_links_requirement_id_idx ON requirement_links (requirement_id);
