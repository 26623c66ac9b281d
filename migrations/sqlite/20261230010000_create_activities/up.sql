-- How often a vendor means to be in touch with its customers: all of them, or those of a tier.
CREATE TABLE contact_plans (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    -- None: all customers.
    tier TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('call', 'meeting', 'mail', 'visit')),
    every_days INTEGER NOT NULL CHECK (every_days BETWEEN 1 AND 730),
    created_by BLOB REFERENCES memberships (id),
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    archived_at INTEGER
) STRICT;
CREATE INDEX contact_plans_vendor_org_idx ON contact_plans (vendor_org, archived_at);
CREATE INDEX contact_plans_created_by_idx ON contact_plans (created_by);

-- Contacts that are planned: whom, how, when, and with what to say. They are the vendor's alone.
CREATE TABLE activities (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    kind TEXT NOT NULL CHECK (kind IN ('call', 'meeting', 'mail', 'visit', 'task')),
    status TEXT NOT NULL CHECK (status IN ('planned', 'done', 'cancelled')),
    -- Of a whole day: its first and last second in the time zone.
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    all_day INTEGER NOT NULL CHECK (all_day IN (0, 1)),
    time_zone TEXT NOT NULL,
    relationship_id BLOB REFERENCES relationships (id),
    contact_id BLOB REFERENCES contacts (id),
    -- Of somebody who is no contact.
    contact_name TEXT,
    -- Number, address or link.
    reach TEXT,
    assignee BLOB NOT NULL REFERENCES memberships (id),
    purpose TEXT NOT NULL,
    -- What to say.
    brief TEXT NOT NULL,
    cancel_reason TEXT,
    closed_at INTEGER,
    closed_by BLOB REFERENCES memberships (id),
    interaction_id BLOB REFERENCES interactions (id),
    ical_uid TEXT NOT NULL,
    ical_seq INTEGER NOT NULL,
    -- What made it: somebody, or a call that was missed.
    origin TEXT NOT NULL CHECK (origin IN ('manual', 'missed_call')),
    -- What it was made of, so that it is made once.
    origin_key TEXT,
    created_by BLOB REFERENCES memberships (id),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CHECK (ends_at >= starts_at),
    CHECK ((status = 'planned') = (closed_at IS NULL)),
    UNIQUE (vendor_org, origin, origin_key)
) STRICT;
CREATE INDEX activities_vendor_org_starts_at_idx ON activities (vendor_org, starts_at, id);
CREATE INDEX activities_vendor_org_status_idx ON activities (vendor_org, status, starts_at, id);
CREATE INDEX activities_assignee_idx ON activities (assignee, starts_at, id);
CREATE INDEX activities_relationship_id_idx ON activities (relationship_id, starts_at, id);
CREATE INDEX activities_contact_id_idx ON activities (contact_id, starts_at, id);
CREATE INDEX activities_interaction_id_idx ON activities (interaction_id);
CREATE INDEX activities_closed_by_idx ON activities (closed_by);
CREATE INDEX activities_created_by_idx ON activities (created_by);

-- The letter of an activity that is a mail: written beforehand, sent at its time once approved.
CREATE TABLE activity_mails (
    activity_id BLOB NOT NULL PRIMARY KEY REFERENCES activities (id),
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    to_address TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'approved', 'sent', 'failed')),
    approved_by BLOB REFERENCES memberships (id),
    approved_at INTEGER,
    sent_at INTEGER,
    -- Why it did not go out.
    failure TEXT
) STRICT;
CREATE INDEX activity_mails_vendor_org_idx ON activity_mails (vendor_org);
CREATE INDEX activity_mails_approved_by_idx ON activity_mails (approved_by);

-- What such letters are written from.
CREATE TABLE mail_templates (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    archived_at INTEGER
) STRICT;
CREATE INDEX mail_templates_vendor_org_idx ON mail_templates (vendor_org, archived_at);

-- The address under which calendar programs read somebody's activities.
CREATE TABLE calendar_feeds (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    membership_id BLOB NOT NULL REFERENCES memberships (id),
    -- The address names it: one of an earlier generation is dead.
    generation INTEGER NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    created_at INTEGER NOT NULL,
    rotated_at INTEGER NOT NULL,
    UNIQUE (membership_id)
) STRICT;
CREATE INDEX calendar_feeds_vendor_org_idx ON calendar_feeds (vendor_org);

-- Where a vendor's telephone system tells of calls.
CREATE TABLE call_hooks (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    -- The secret is made of it: one of an earlier generation signs nothing.
    generation INTEGER NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    -- Who calls back where nobody looks after the caller.
    assignee BLOB NOT NULL REFERENCES memberships (id),
    callback_minutes INTEGER NOT NULL CHECK (callback_minutes BETWEEN 5 AND 10080),
    rotated_at INTEGER NOT NULL,
    last_called_at INTEGER,
    version INTEGER NOT NULL,
    UNIQUE (vendor_org)
) STRICT;
CREATE INDEX call_hooks_assignee_idx ON call_hooks (assignee);
