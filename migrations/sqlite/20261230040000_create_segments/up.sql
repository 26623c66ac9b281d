-- Customers of a vendor that it speaks of together: named one by one, or by what is known of them.
CREATE TABLE segments (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,
    -- Folded, so that two spellings are one.
    name_key TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('static', 'rule')),
    -- Of a segment by rule: a tree over a closed list of facts.
    condition TEXT,
    -- When all accounts were held against it last; none: it has changed since.
    computed_at INTEGER,
    version INTEGER NOT NULL,
    created_by BLOB REFERENCES memberships (id),
    created_at INTEGER NOT NULL,
    archived_at INTEGER,
    CHECK ((kind = 'rule') = (condition IS NOT NULL))
) STRICT;
CREATE INDEX segments_vendor_org_idx ON segments (vendor_org, name_key);
CREATE INDEX segments_created_by_idx ON segments (created_by);

-- Who is in it now.
CREATE TABLE segment_members (
    id BLOB NOT NULL PRIMARY KEY,
    segment_id BLOB NOT NULL REFERENCES segments (id),
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    relationship_id BLOB NOT NULL REFERENCES relationships (id),
    since INTEGER NOT NULL,
    UNIQUE (segment_id, relationship_id)
) STRICT;
CREATE INDEX segment_members_segment_id_idx ON segment_members (segment_id, since, id);
CREATE INDEX segment_members_relationship_id_idx ON segment_members (relationship_id);
CREATE INDEX segment_members_vendor_org_idx ON segment_members (vendor_org);

-- Who came and went, and why. Rows are never changed.
CREATE TABLE segment_moves (
    id BLOB NOT NULL PRIMARY KEY,
    segment_id BLOB NOT NULL REFERENCES segments (id),
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    relationship_id BLOB NOT NULL REFERENCES relationships (id),
    at INTEGER NOT NULL,
    joined INTEGER NOT NULL CHECK (joined IN (0, 1)),
    why TEXT NOT NULL
) STRICT;
CREATE INDEX segment_moves_segment_id_idx ON segment_moves (segment_id, at, id);
CREATE INDEX segment_moves_relationship_id_idx ON segment_moves (relationship_id, at, id);
CREATE INDEX segment_moves_vendor_org_idx ON segment_moves (vendor_org, at);

-- When time alone may change which segments an account is in.
CREATE TABLE segment_checks (
    relationship_id BLOB NOT NULL PRIMARY KEY REFERENCES relationships (id),
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    due_at INTEGER NOT NULL
) STRICT;
CREATE INDEX segment_checks_due_at_idx ON segment_checks (due_at);
CREATE INDEX segment_checks_vendor_org_idx ON segment_checks (vendor_org);
