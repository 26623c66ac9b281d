-- What a vendor has done by itself when something happens: when, for whom, and then what.
CREATE TABLE rules (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    name text NOT NULL,
    enabled boolean NOT NULL,
    -- What is being worked on; what runs stands in rule_versions.
    definition jsonb NOT NULL,
    -- What it would have done; none: the definition has changed since.
    rehearsal jsonb,
    -- The version that runs.
    live_number integer,
    -- Whoever published it: with this person's rights it acts.
    acts_as uuid REFERENCES memberships (id),
    -- When it fired last.
    last_run_at timestamptz,
    version integer NOT NULL,
    created_by uuid REFERENCES memberships (id),
    created_at timestamptz NOT NULL,
    archived_at timestamptz
);
CREATE INDEX rules_vendor_org_idx ON rules (vendor_org, created_at, id);
CREATE INDEX rules_acts_as_idx ON rules (acts_as);
CREATE INDEX rules_created_by_idx ON rules (created_by);

-- What was published, for good.
CREATE TABLE rule_versions (
    rule_id uuid NOT NULL REFERENCES rules (id),
    number integer NOT NULL,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    definition jsonb NOT NULL,
    rehearsal jsonb NOT NULL,
    published_by uuid NOT NULL REFERENCES memberships (id),
    published_at timestamptz NOT NULL,
    PRIMARY KEY (rule_id, number)
);
CREATE INDEX rule_versions_vendor_org_idx ON rule_versions (vendor_org);
CREATE INDEX rule_versions_published_by_idx ON rule_versions (published_by);

-- When a rule fired, or was kept from it. One line for each rule and event.
CREATE TABLE rule_runs (
    id uuid NOT NULL PRIMARY KEY,
    rule_id uuid NOT NULL REFERENCES rules (id),
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    number integer NOT NULL,
    -- The event, so that it counts once however often it is told.
    event_key text NOT NULL,
    relationship_id uuid REFERENCES relationships (id),
    record_id uuid REFERENCES records (id),
    at timestamptz NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('done', 'over_budget', 'failed', 'looped')),
    detail jsonb NOT NULL,
    UNIQUE (rule_id, event_key)
);
CREATE INDEX rule_runs_rule_id_idx ON rule_runs (rule_id, at, id);
CREATE INDEX rule_runs_vendor_org_idx ON rule_runs (vendor_org);
CREATE INDEX rule_runs_relationship_id_idx ON rule_runs (relationship_id);
CREATE INDEX rule_runs_record_id_idx ON rule_runs (record_id);
