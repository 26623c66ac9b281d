-- From how many callers of 10,000 calls on a demand that was not met is worth a look, as its vendor says.
CREATE TABLE radar_settings (
    vendor_org uuid NOT NULL PRIMARY KEY REFERENCES organisations (id),
    least_rate integer NOT NULL CHECK (least_rate >= 0),
    set_by uuid REFERENCES memberships (id),
    set_at timestamptz NOT NULL
);
CREATE INDEX radar_settings_set_by_idx ON radar_settings (set_by);

-- Looks of the radar at the whole log that take their time, with what came of them.
CREATE TABLE radar_checks (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    kind text NOT NULL CHECK (kind IN ('alarms', 'placebo', 'injection')),
    state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'withheld', 'failed')),
    -- Of a hundred.
    progress integer NOT NULL CHECK (progress BETWEEN 0 AND 100),
    as_of timestamptz NOT NULL,
    -- What was drawn can be drawn again.
    seed bigint NOT NULL,
    result jsonb NOT NULL,
    asked_by uuid REFERENCES memberships (id),
    asked_at timestamptz NOT NULL,
    finished_at timestamptz
);
CREATE INDEX radar_checks_vendor_org_idx ON radar_checks (vendor_org, kind, asked_at, id);
CREATE INDEX radar_checks_asked_by_idx ON radar_checks (asked_by);

-- Times in which a topic was asked for more often than before: from the first check that saw it to the
-- last one, with the figures of the last.
CREATE TABLE demand_alarms (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    topic_id uuid NOT NULL REFERENCES topics (id),
    -- That saw it first.
    check_id uuid NOT NULL REFERENCES radar_checks (id),
    state text NOT NULL CHECK (state IN ('new', 'watching', 'accepted', 'dismissed')),
    reason text,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    window_from timestamptz NOT NULL,
    callers bigint NOT NULL,
    k bigint NOT NULL,
    big_k bigint NOT NULL,
    n bigint NOT NULL,
    big_n bigint NOT NULL,
    phi double precision NOT NULL,
    p double precision NOT NULL,
    version integer NOT NULL,
    moved_by uuid REFERENCES memberships (id),
    moved_at timestamptz
);
CREATE INDEX demand_alarms_vendor_org_idx ON demand_alarms (vendor_org, first_at, id);
CREATE INDEX demand_alarms_topic_id_idx ON demand_alarms (topic_id, last_at);
CREATE INDEX demand_alarms_check_id_idx ON demand_alarms (check_id);
CREATE INDEX demand_alarms_moved_by_idx ON demand_alarms (moved_by);

-- Words of callers of which somebody has said what they are: a topic, or nothing.
CREATE TABLE topic_phrases (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    stems text NOT NULL,
    words text NOT NULL,
    topic_id uuid REFERENCES topics (id),
    said_by uuid REFERENCES memberships (id),
    said_at timestamptz NOT NULL,
    UNIQUE (vendor_org, stems)
);
CREATE INDEX topic_phrases_topic_id_idx ON topic_phrases (topic_id);
CREATE INDEX topic_phrases_said_by_idx ON topic_phrases (said_by);

-- What a vendor decided on a demand, with what it stood on.
CREATE TABLE demand_decisions (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    topic_id uuid NOT NULL REFERENCES topics (id),
    alarm_id uuid REFERENCES demand_alarms (id),
    kind text NOT NULL CHECK (kind IN ('resell', 'refer', 'watch', 'refuse')),
    words text NOT NULL,
    -- Whose decision it is, and who wrote it down.
    signed_by uuid NOT NULL REFERENCES memberships (id),
    decided_by uuid NOT NULL REFERENCES memberships (id),
    decided_at timestamptz NOT NULL,
    cost_minor bigint CHECK (cost_minor >= 0),
    currency text,
    campaign text,
    review_on text,
    idea_id uuid REFERENCES ideas (record_id),
    product_id uuid REFERENCES products (id),
    -- Over the whole log, on that day.
    calls bigint NOT NULL,
    callers bigint NOT NULL,
    invited bigint NOT NULL,
    CHECK ((cost_minor IS NULL) = (currency IS NULL))
);
CREATE INDEX demand_decisions_vendor_org_idx ON demand_decisions (vendor_org, decided_at, id);
CREATE INDEX demand_decisions_topic_id_idx ON demand_decisions (topic_id, decided_at, id);
CREATE INDEX demand_decisions_alarm_id_idx ON demand_decisions (alarm_id);
CREATE INDEX demand_decisions_signed_by_idx ON demand_decisions (signed_by);
CREATE INDEX demand_decisions_decided_by_idx ON demand_decisions (decided_by);
CREATE INDEX demand_decisions_idea_id_idx ON demand_decisions (idea_id);
CREATE INDEX demand_decisions_product_id_idx ON demand_decisions (product_id);
