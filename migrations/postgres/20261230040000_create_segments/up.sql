-- Customers of a vendor that it speaks of together: named one by one, or by what is known of them.
CREATE TABLE segments (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    name text NOT NULL,
    -- Folded, so that two spellings are one.
    name_key text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('static', 'rule')),
    -- Of a segment by rule: a tree over a closed list of facts.
    condition jsonb,
    -- When all accounts were held against it last; none: it has changed since.
    computed_at timestamptz,
    version integer NOT NULL,
    created_by uuid REFERENCES memberships (id),
    created_at timestamptz NOT NULL,
    archived_at timestamptz,
    CHECK ((kind = 'rule') = (condition IS NOT NULL))
);
CREATE INDEX segments_vendor_org_idx ON segments (vendor_org, name_key);
CREATE INDEX segments_created_by_idx ON segments (created_by);

-- Who is in it now.
CREATE TABLE segment_members (
    id uuid NOT NULL PRIMARY KEY,
    segment_id uuid NOT NULL REFERENCES segments (id),
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    relationship_id uuid NOT NULL REFERENCES relationships (id),
    since timestamptz NOT NULL,
    UNIQUE (segment_id, relationship_id)
);
CREATE INDEX segment_members_segment_id_idx ON segment_members (segment_id, since, id);
CREATE INDEX segment_members_relationship_id_idx ON segment_members (relationship_id);
CREATE INDEX segment_members_vendor_org_idx ON segment_members (vendor_org);

-- Who came and went, and why. Rows are never changed.
CREATE TABLE segment_moves (
    id uuid NOT NULL PRIMARY KEY,
    segment_id uuid NOT NULL REFERENCES segments (id),
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    relationship_id uuid NOT NULL REFERENCES relationships (id),
    at timestamptz NOT NULL,
    joined boolean NOT NULL,
    why jsonb NOT NULL
);
CREATE INDEX segment_moves_segment_id_idx ON segment_moves (segment_id, at, id);
CREATE INDEX segment_moves_relationship_id_idx ON segment_moves (relationship_id, at, id);
CREATE INDEX segment_moves_vendor_org_idx ON segment_moves (vendor_org, at);

-- When time alone may change which segments an account is in.
CREATE TABLE segment_checks (
    relationship_id uuid NOT NULL PRIMARY KEY REFERENCES relationships (id),
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    due_at timestamptz NOT NULL
);
CREATE INDEX segment_checks_due_at_idx ON segment_checks (due_at);
CREATE INDEX segment_checks_vendor_org_idx ON segment_checks (vendor_org);
