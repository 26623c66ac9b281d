-- How a vendor sorts what it is asked for. The categories that it sells are its profile.
CREATE TABLE topic_categories (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    name text NOT NULL,
    -- Folded, so that two spellings are one.
    name_key text NOT NULL,
    sold boolean NOT NULL,
    -- Since when it is so; before that it was the other way round. None: it always was.
    sold_since timestamptz,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (vendor_org, name_key)
);

-- What is asked for: the pick list of a vendor.
CREATE TABLE topics (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    category_id uuid REFERENCES topic_categories (id),
    name text NOT NULL,
    name_key text NOT NULL,
    version integer NOT NULL,
    created_by uuid REFERENCES memberships (id),
    created_at timestamptz NOT NULL,
    UNIQUE (vendor_org, name_key)
);
CREATE INDEX topics_category_id_idx ON topics (category_id);
CREATE INDEX topics_created_by_idx ON topics (created_by);

-- Calls, visits, mails and meetings that happened. Whoever called may be unknown: neither an account
-- nor a name is needed. They are the vendor's alone.
CREATE TABLE interactions (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    channel text NOT NULL CHECK (channel IN ('call', 'visit', 'mail', 'meeting')),
    direction text NOT NULL CHECK (direction IN ('incoming', 'outgoing')),
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    duration_seconds integer CHECK (duration_seconds >= 0),
    relationship_id uuid REFERENCES relationships (id),
    contact_name text,
    -- Number or address: as it was told, and in the form in which two of them are the same.
    party_raw text,
    party text,
    summary text NOT NULL,
    -- Stems of all that was said, each between spaces.
    words text NOT NULL,
    -- Whether what was asked for is told: not at all, in words alone, by topic.
    coding text NOT NULL CHECK (coding IN ('none', 'open', 'done')),
    membership_id uuid REFERENCES memberships (id),
    source text NOT NULL,
    external_id text,
    -- Of an imported row: what it said when it was read last.
    content_hash bytea,
    version integer NOT NULL,
    UNIQUE (vendor_org, source, external_id)
);
CREATE INDEX interactions_vendor_org_occurred_at_idx ON interactions (vendor_org, occurred_at, id);
CREATE INDEX interactions_vendor_org_coding_idx ON interactions (vendor_org, coding, occurred_at, id);
CREATE INDEX interactions_vendor_org_party_idx ON interactions (vendor_org, party);
CREATE INDEX interactions_relationship_id_idx ON interactions (relationship_id, occurred_at, id);
CREATE INDEX interactions_membership_id_idx ON interactions (membership_id);

-- What was asked for, in the caller's words and by topic.
CREATE TABLE interaction_items (
    id uuid NOT NULL PRIMARY KEY,
    interaction_id uuid NOT NULL REFERENCES interactions (id),
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    position integer NOT NULL,
    words text NOT NULL,
    topic_id uuid REFERENCES topics (id),
    -- What whoever took the call said of it; counts while its topic has no category.
    marked text NOT NULL CHECK (marked IN ('in', 'out', 'unknown')),
    result text NOT NULL CHECK (result IN ('open', 'fulfilled', 'quoted', 'refused', 'referred')),
    unmet_reason text,
    quantity text,
    value_minor bigint CHECK (value_minor >= 0),
    currency text,
    CHECK ((value_minor IS NULL) = (currency IS NULL))
);
CREATE INDEX interaction_items_interaction_id_idx ON interaction_items (interaction_id);
CREATE INDEX interaction_items_topic_id_idx ON interaction_items (topic_id);
CREATE INDEX interaction_items_vendor_org_idx ON interaction_items (vendor_org, topic_id);
