-- What a vendor has done by itself when something happens: when, for whom, and then what.
CREATE TABLE rules (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    -- What is being worked on; what runs stands in rule_versions.
    definition TEXT NOT NULL,
    -- What it would have done; none: the definition has changed since.
    rehearsal TEXT,
    -- The version that runs.
    live_number INTEGER,
    -- Whoever published it: with this person's rights it acts.
    acts_as BLOB REFERENCES memberships (id),
    -- When it fired last.
    last_run_at INTEGER,
    version INTEGER NOT NULL,
    created_by BLOB REFERENCES memberships (id),
    created_at INTEGER NOT NULL,
    archived_at INTEGER
) STRICT;
CREATE INDEX rules_vendor_org_idx ON rules (vendor_org, created_at, id);
CREATE INDEX rules_acts_as_idx ON rules (acts_as);
CREATE INDEX rules_created_by_idx ON rules (created_by);

-- What was published, for good.
CREATE TABLE rule_versions (
    rule_id BLOB NOT NULL REFERENCES rules (id),
    number INTEGER NOT NULL,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    definition TEXT NOT NULL,
    rehearsal TEXT NOT NULL,
    published_by BLOB NOT NULL REFERENCES memberships (id),
    published_at INTEGER NOT NULL,
    PRIMARY KEY (rule_id, number)
) STRICT;
CREATE INDEX rule_versions_vendor_org_idx ON rule_versions (vendor_org);
CREATE INDEX rule_versions_published_by_idx ON rule_versions (published_by);

-- When a rule fired, or was kept from it. One line for each rule and event.
CREATE TABLE rule_runs (
    id BLOB NOT NULL PRIMARY KEY,
    rule_id BLOB NOT NULL REFERENCES rules (id),
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    number INTEGER NOT NULL,
    -- The event, so that it counts once however often it is told.
    event_key TEXT NOT NULL,
    relationship_id BLOB REFERENCES relationships (id),
    record_id BLOB REFERENCES records (id),
    at INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'over_budget', 'failed', 'looped')),
    detail TEXT NOT NULL,
    UNIQUE (rule_id, event_key)
) STRICT;
CREATE INDEX rule_runs_rule_id_idx ON rule_runs (rule_id, at, id);
CREATE INDEX rule_runs_vendor_org_idx ON rule_runs (vendor_org);
CREATE INDEX rule_runs_relationship_id_idx ON rule_runs (relationship_id);
CREATE INDEX rule_runs_record_id_idx ON rule_runs (record_id);
