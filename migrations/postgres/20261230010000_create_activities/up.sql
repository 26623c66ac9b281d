-- How often a vendor means to be in touch with its customers: all of them, or those of a tier.
CREATE TABLE contact_plans (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    -- None: all customers.
    tier text,
    kind text NOT NULL CHECK (kind IN ('call', 'meeting', 'mail', 'visit')),
    every_days integer NOT NULL CHECK (every_days BETWEEN 1 AND 730),
    created_by uuid REFERENCES memberships (id),
    created_at timestamptz NOT NULL,
    version integer NOT NULL,
    archived_at timestamptz
);
CREATE INDEX contact_plans_vendor_org_idx ON contact_plans (vendor_org, archived_at);
CREATE INDEX contact_plans_created_by_idx ON contact_plans (created_by);

-- Contacts that are planned: whom, how, when, and with what to say. They are the vendor's alone.
CREATE TABLE activities (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    kind text NOT NULL CHECK (kind IN ('call', 'meeting', 'mail', 'visit', 'task')),
    status text NOT NULL CHECK (status IN ('planned', 'done', 'cancelled')),
    -- Of a whole day: its first and last second in the time zone.
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    all_day boolean NOT NULL,
    time_zone text NOT NULL,
    relationship_id uuid REFERENCES relationships (id),
    contact_id uuid REFERENCES contacts (id),
    -- Of somebody who is no contact.
    contact_name text,
    -- Number, address or link.
    reach text,
    assignee uuid NOT NULL REFERENCES memberships (id),
    purpose text NOT NULL,
    -- What to say.
    brief text NOT NULL,
    cancel_reason text,
    closed_at timestamptz,
    closed_by uuid REFERENCES memberships (id),
    interaction_id uuid REFERENCES interactions (id),
    ical_uid text NOT NULL,
    ical_seq integer NOT NULL,
    -- What made it: somebody, or a call that was missed.
    origin text NOT NULL CHECK (origin IN ('manual', 'missed_call')),
    -- What it was made of, so that it is made once.
    origin_key text,
    created_by uuid REFERENCES memberships (id),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CHECK (ends_at >= starts_at),
    CHECK ((status = 'planned') = (closed_at IS NULL)),
    UNIQUE (vendor_org, origin, origin_key)
);
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
    activity_id uuid NOT NULL PRIMARY KEY REFERENCES activities (id),
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    to_address text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'approved', 'sent', 'failed')),
    approved_by uuid REFERENCES memberships (id),
    approved_at timestamptz,
    sent_at timestamptz,
    -- Why it did not go out.
    failure text
);
CREATE INDEX activity_mails_vendor_org_idx ON activity_mails (vendor_org);
CREATE INDEX activity_mails_approved_by_idx ON activity_mails (approved_by);

-- What such letters are written from.
CREATE TABLE mail_templates (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    name text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    created_at timestamptz NOT NULL,
    version integer NOT NULL,
    archived_at timestamptz
);
CREATE INDEX mail_templates_vendor_org_idx ON mail_templates (vendor_org, archived_at);

-- The address under which calendar programs read somebody's activities.
CREATE TABLE calendar_feeds (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    membership_id uuid NOT NULL REFERENCES memberships (id),
    -- The address names it: one of an earlier generation is dead.
    generation integer NOT NULL,
    active boolean NOT NULL,
    created_at timestamptz NOT NULL,
    rotated_at timestamptz NOT NULL,
    UNIQUE (membership_id)
);
CREATE INDEX calendar_feeds_vendor_org_idx ON calendar_feeds (vendor_org);

-- Where a vendor's telephone system tells of calls.
CREATE TABLE call_hooks (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    -- The secret is made of it: one of an earlier generation signs nothing.
    generation integer NOT NULL,
    active boolean NOT NULL,
    -- Who calls back where nobody looks after the caller.
    assignee uuid NOT NULL REFERENCES memberships (id),
    callback_minutes integer NOT NULL CHECK (callback_minutes BETWEEN 5 AND 10080),
    rotated_at timestamptz NOT NULL,
    last_called_at timestamptz,
    version integer NOT NULL,
    UNIQUE (vendor_org)
);
CREATE INDEX call_hooks_assignee_idx ON call_hooks (assignee);
