-- From how many callers of 10,000 calls on a demand that was not met is worth a look, as its vendor says.
CREATE TABLE radar_settings (
    vendor_org BLOB NOT NULL PRIMARY KEY REFERENCES organisations (id),
    least_rate INTEGER NOT NULL CHECK (least_rate >= 0),
    set_by BLOB REFERENCES memberships (id),
    set_at INTEGER NOT NULL
) STRICT;
CREATE INDEX radar_settings_set_by_idx ON radar_settings (set_by);

-- Looks of the radar at the whole log that take their time, with what came of them.
CREATE TABLE radar_checks (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    kind TEXT NOT NULL CHECK (kind IN ('alarms', 'placebo', 'injection')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'withheld', 'failed')),
    -- Of a hundred.
    progress INTEGER NOT NULL CHECK (progress BETWEEN 0 AND 100),
    as_of INTEGER NOT NULL,
    -- What was drawn can be drawn again.
    seed INTEGER NOT NULL,
    result TEXT NOT NULL,
    asked_by BLOB REFERENCES memberships (id),
    asked_at INTEGER NOT NULL,
    finished_at INTEGER
) STRICT;
CREATE INDEX radar_checks_vendor_org_idx ON radar_checks (vendor_org, kind, asked_at, id);
CREATE INDEX radar_checks_asked_by_idx ON radar_checks (asked_by);

-- Times in which a topic was asked for more often than before: from the first check that saw it to the
-- last one, with the figures of the last.
CREATE TABLE demand_alarms (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    topic_id BLOB NOT NULL REFERENCES topics (id),
    -- That saw it first.
    check_id BLOB NOT NULL REFERENCES radar_checks (id),
    state TEXT NOT NULL CHECK (state IN ('new', 'watching', 'accepted', 'dismissed')),
    reason TEXT,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    window_from INTEGER NOT NULL,
    callers INTEGER NOT NULL,
    k INTEGER NOT NULL,
    big_k INTEGER NOT NULL,
    n INTEGER NOT NULL,
    big_n INTEGER NOT NULL,
    phi REAL NOT NULL,
    p REAL NOT NULL,
    version INTEGER NOT NULL,
    moved_by BLOB REFERENCES memberships (id),
    moved_at INTEGER
) STRICT;
CREATE INDEX demand_alarms_vendor_org_idx ON demand_alarms (vendor_org, first_at, id);
CREATE INDEX demand_alarms_topic_id_idx ON demand_alarms (topic_id, last_at);
CREATE INDEX demand_alarms_check_id_idx ON demand_alarms (check_id);
CREATE INDEX demand_alarms_moved_by_idx ON demand_alarms (moved_by);

-- Words of callers of which somebody has said what they are: a topic, or nothing.
CREATE TABLE topic_phrases (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    stems TEXT NOT NULL,
    words TEXT NOT NULL,
    topic_id BLOB REFERENCES topics (id),
    said_by BLOB REFERENCES memberships (id),
    said_at INTEGER NOT NULL,
    UNIQUE (vendor_org, stems)
) STRICT;
CREATE INDEX topic_phrases_topic_id_idx ON topic_phrases (topic_id);
CREATE INDEX topic_phrases_said_by_idx ON topic_phrases (said_by);

-- What a vendor decided on a demand, with what it stood on.
CREATE TABLE demand_decisions (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    topic_id BLOB NOT NULL REFERENCES topics (id),
    alarm_id BLOB REFERENCES demand_alarms (id),
    kind TEXT NOT NULL CHECK (kind IN ('resell', 'refer', 'watch', 'refuse')),
    words TEXT NOT NULL,
    -- Whose decision it is, and who wrote it down.
    signed_by BLOB NOT NULL REFERENCES memberships (id),
    decided_by BLOB NOT NULL REFERENCES memberships (id),
    decided_at INTEGER NOT NULL,
    cost_minor INTEGER CHECK (cost_minor >= 0),
    currency TEXT,
    campaign TEXT,
    review_on TEXT,
    idea_id BLOB REFERENCES ideas (record_id),
    product_id BLOB REFERENCES products (id),
    -- Over the whole log, on that day.
    calls INTEGER NOT NULL,
    callers INTEGER NOT NULL,
    invited INTEGER NOT NULL,
    CHECK ((cost_minor IS NULL) = (currency IS NULL))
) STRICT;
CREATE INDEX demand_decisions_vendor_org_idx ON demand_decisions (vendor_org, decided_at, id);
CREATE INDEX demand_decisions_topic_id_idx ON demand_decisions (topic_id, decided_at, id);
CREATE INDEX demand_decisions_alarm_id_idx ON demand_decisions (alarm_id);
CREATE INDEX demand_decisions_signed_by_idx ON demand_decisions (signed_by);
CREATE INDEX demand_decisions_decided_by_idx ON demand_decisions (decided_by);
CREATE INDEX demand_decisions_idea_id_idx ON demand_decisions (idea_id);
CREATE INDEX demand_decisions_product_id_idx ON demand_decisions (product_id);
