-- How a vendor sorts what it is asked for. The categories that it sells are its profile.
CREATE TABLE topic_categories (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,
    -- Folded, so that two spellings are one.
    name_key TEXT NOT NULL,
    sold INTEGER NOT NULL CHECK (sold IN (0, 1)),
    -- Since when it is so; before that it was the other way round. None: it always was.
    sold_since INTEGER,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (vendor_org, name_key)
) STRICT;

-- What is asked for: the pick list of a vendor.
CREATE TABLE topics (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    category_id BLOB REFERENCES topic_categories (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_by BLOB REFERENCES memberships (id),
    created_at INTEGER NOT NULL,
    UNIQUE (vendor_org, name_key)
) STRICT;
CREATE INDEX topics_category_id_idx ON topics (category_id);
CREATE INDEX topics_created_by_idx ON topics (created_by);

-- Calls, visits, mails and meetings that happened. Whoever called may be unknown: neither an account
-- nor a name is needed. They are the vendor's alone.
CREATE TABLE interactions (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    channel TEXT NOT NULL CHECK (channel IN ('call', 'visit', 'mail', 'meeting')),
    direction TEXT NOT NULL CHECK (direction IN ('incoming', 'outgoing')),
    occurred_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    duration_seconds INTEGER CHECK (duration_seconds >= 0),
    relationship_id BLOB REFERENCES relationships (id),
    contact_name TEXT,
    -- Number or address: as it was told, and in the form in which two of them are the same.
    party_raw TEXT,
    party TEXT,
    summary TEXT NOT NULL,
    -- Stems of all that was said, each between spaces.
    words TEXT NOT NULL,
    -- Whether what was asked for is told: not at all, in words alone, by topic.
    coding TEXT NOT NULL CHECK (coding IN ('none', 'open', 'done')),
    membership_id BLOB REFERENCES memberships (id),
    source TEXT NOT NULL,
    external_id TEXT,
    -- Of an imported row: what it said when it was read last.
    content_hash BLOB,
    version INTEGER NOT NULL,
    UNIQUE (vendor_org, source, external_id)
) STRICT;
CREATE INDEX interactions_vendor_org_occurred_at_idx ON interactions (vendor_org, occurred_at, id);
CREATE INDEX interactions_vendor_org_coding_idx ON interactions (vendor_org, coding, occurred_at, id);
CREATE INDEX interactions_vendor_org_party_idx ON interactions (vendor_org, party);
CREATE INDEX interactions_relationship_id_idx ON interactions (relationship_id, occurred_at, id);
CREATE INDEX interactions_membership_id_idx ON interactions (membership_id);

-- What was asked for, in the caller's words and by topic.
CREATE TABLE interaction_items (
    id BLOB NOT NULL PRIMARY KEY,
    interaction_id BLOB NOT NULL REFERENCES interactions (id),
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    topic_id BLOB REFERENCES topics (id),
    -- What whoever took the call said of it; counts while its topic has no category.
    marked TEXT NOT NULL CHECK (marked IN ('in', 'out', 'unknown')),
    result TEXT NOT NULL CHECK (result IN ('open', 'fulfilled', 'quoted', 'refused', 'referred')),
    unmet_reason TEXT,
    quantity TEXT,
    value_minor INTEGER CHECK (value_minor >= 0),
    currency TEXT,
    CHECK ((value_minor IS NULL) = (currency IS NULL))
) STRICT;
CREATE INDEX interaction_items_interaction_id_idx ON interaction_items (interaction_id);
CREATE INDEX interaction_items_topic_id_idx ON interaction_items (topic_id);
CREATE INDEX interaction_items_vendor_org_idx ON interaction_items (vendor_org, topic_id);
