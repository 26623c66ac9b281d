-- What somebody is told in the inbox that is about no record: an alarm, a decision to look at again.
CREATE TABLE notices (
    id BLOB NOT NULL PRIMARY KEY,
    membership_id BLOB NOT NULL REFERENCES memberships (id),
    event TEXT NOT NULL CHECK (event IN ('demand_alarm', 'defect_alarm', 'demand_review', 'figure_review')),
    -- The check, the alarm or the decision: nobody is told of one twice.
    subject BLOB NOT NULL,
    title TEXT NOT NULL,
    -- How many more of the kind there are than the one that the title names.
    more INTEGER NOT NULL CHECK (more >= 0),
    -- The topic or the figure whose page shows it.
    target TEXT,
    created_at INTEGER NOT NULL,
    read_at INTEGER,
    UNIQUE (membership_id, event, subject)
) STRICT;
CREATE INDEX notices_membership_id_idx ON notices (membership_id, created_at, id);
CREATE INDEX notices_unread_idx ON notices (membership_id, read_at, created_at, id);

-- When the radar last looked at complaints, and which defects it saw in them.
CREATE TABLE defect_looks (
    vendor_org BLOB NOT NULL PRIMARY KEY REFERENCES organisations (id),
    looked_at INTEGER NOT NULL
) STRICT;
CREATE TABLE defect_alarms (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    -- The kind, and what it is called in the form in which two ways to write it are one.
    subject TEXT NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL
) STRICT;
CREATE INDEX defect_alarms_vendor_org_idx ON defect_alarms (vendor_org, last_at);

-- When whoever signed was told that the day has come to look at it again.
ALTER TABLE demand_decisions ADD COLUMN reminded_at INTEGER;
CREATE INDEX demand_decisions_review_idx ON demand_decisions (reminded_at, review_on);
ALTER TABLE figure_decisions ADD COLUMN reminded_at INTEGER;
CREATE INDEX figure_decisions_review_idx ON figure_decisions (reminded_at, review_on);

-- How many calls say what was asked for is counted in the index alone.
CREATE INDEX interactions_coverage_idx ON interactions (vendor_org, occurred_at, direction, coding);

-- The radar reads which topics were asked for, and whose number is whose, in the index alone.
DROP INDEX interaction_items_vendor_org_idx;
CREATE INDEX interaction_items_vendor_org_idx ON interaction_items (vendor_org, topic_id, result, interaction_id);
DROP INDEX interactions_vendor_org_party_idx;
CREATE INDEX interactions_vendor_org_party_idx ON interactions (vendor_org, party, relationship_id);
