-- What a vendor keeps about a customer as a firm.
ALTER TABLE relationships ADD COLUMN legal_name text;
ALTER TABLE relationships ADD COLUMN tax_id text;
ALTER TABLE relationships ADD COLUMN legal_address text;
ALTER TABLE relationships ADD COLUMN status text NOT NULL DEFAULT 'client'
    CHECK (status IN ('prospect', 'client', 'former', 'partner'));
-- The customer that this one belongs to: of the same vendor.
ALTER TABLE relationships ADD COLUMN parent_id uuid REFERENCES relationships (id);
-- The vendor's alone.
ALTER TABLE relationships ADD COLUMN note text;
CREATE INDEX relationships_parent_id_idx ON relationships (parent_id);
CREATE INDEX relationships_vendor_org_created_at_idx ON relationships (vendor_org, created_at, id);
CREATE INDEX relationships_vendor_org_status_idx ON relationships (vendor_org, status, created_at, id);
CREATE INDEX relationships_vendor_org_tier_idx ON relationships (vendor_org, tier, created_at, id);
CREATE INDEX relationships_vendor_org_owner_idx ON relationships (vendor_org, owner_membership_id, created_at, id);

-- Who of the vendor looks after a customer, and who did. Whoever does now as its owner stands in
-- relationships as well.
CREATE TABLE account_team (
    id uuid NOT NULL PRIMARY KEY,
    relationship_id uuid NOT NULL REFERENCES relationships (id),
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    membership_id uuid NOT NULL REFERENCES memberships (id),
    role text NOT NULL CHECK (role IN ('owner', 'deputy', 'expert')),
    since timestamptz NOT NULL,
    -- The first moment at which they no longer do.
    until timestamptz
);
CREATE INDEX account_team_relationship_id_idx ON account_team (relationship_id, until);
CREATE INDEX account_team_membership_id_idx ON account_team (membership_id, until);
CREATE INDEX account_team_vendor_org_idx ON account_team (vendor_org);

-- People at customers, as a vendor keeps them.
CREATE TABLE contacts (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    family text NOT NULL,
    given text NOT NULL,
    middle text,
    locale text,
    time_zone text,
    -- Their place here, if they sign in.
    membership_id uuid REFERENCES memberships (id),
    note text,
    -- Stems of names, titles and points, each between spaces.
    words text NOT NULL,
    version integer NOT NULL,
    created_by uuid REFERENCES memberships (id),
    created_at timestamptz NOT NULL,
    archived_at timestamptz
);
CREATE INDEX contacts_vendor_org_idx ON contacts (vendor_org, created_at, id);
CREATE INDEX contacts_membership_id_idx ON contacts (membership_id);
CREATE INDEX contacts_created_by_idx ON contacts (created_by);

-- What somebody is at a customer, from a day to a day. A role ends and is never overwritten, so that
-- it can be said who decided on a day.
CREATE TABLE contact_roles (
    id uuid NOT NULL PRIMARY KEY,
    contact_id uuid NOT NULL REFERENCES contacts (id),
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    relationship_id uuid NOT NULL REFERENCES relationships (id),
    title text,
    -- Parts in the buying centre, as an array of words.
    buying_roles jsonb NOT NULL,
    influence integer CHECK (influence BETWEEN 1 AND 5),
    is_primary boolean NOT NULL,
    reports_to uuid REFERENCES contacts (id),
    -- YYYY-MM-DD; none: nobody knows since when.
    valid_from text,
    -- YYYY-MM-DD, the first day on which it no longer holds; none: it holds.
    valid_to text,
    created_by uuid REFERENCES memberships (id),
    created_at timestamptz NOT NULL
);
CREATE INDEX contact_roles_contact_id_idx ON contact_roles (contact_id);
CREATE INDEX contact_roles_relationship_id_idx ON contact_roles (relationship_id, valid_to);
CREATE INDEX contact_roles_reports_to_idx ON contact_roles (reports_to);
CREATE INDEX contact_roles_vendor_org_idx ON contact_roles (vendor_org);
CREATE INDEX contact_roles_created_by_idx ON contact_roles (created_by);

-- How somebody is reached.
CREATE TABLE contact_points (
    id uuid NOT NULL PRIMARY KEY,
    contact_id uuid NOT NULL REFERENCES contacts (id),
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    kind text NOT NULL CHECK (kind IN ('phone', 'email', 'messenger', 'address')),
    -- Whose number it is, as at work; which messenger.
    label text,
    raw text NOT NULL,
    -- E.164, or the address in small letters: the form in which two of them are the same.
    norm text,
    is_primary boolean NOT NULL,
    created_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE INDEX contact_points_contact_id_idx ON contact_points (contact_id);
CREATE INDEX contact_points_vendor_org_norm_idx ON contact_points (vendor_org, norm);

-- What somebody has said about being contacted by a channel; the newest counts.
CREATE TABLE contact_consents (
    id uuid NOT NULL PRIMARY KEY,
    contact_id uuid NOT NULL REFERENCES contacts (id),
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    channel text NOT NULL CHECK (channel IN ('phone', 'email', 'messenger', 'address')),
    state text NOT NULL CHECK (state IN ('given', 'withdrawn')),
    -- YYYY-MM-DD
    said_on text NOT NULL,
    source text,
    recorded_by uuid REFERENCES memberships (id),
    recorded_at timestamptz NOT NULL
);
CREATE INDEX contact_consents_contact_id_idx ON contact_consents (contact_id, channel, recorded_at);
CREATE INDEX contact_consents_vendor_org_idx ON contact_consents (vendor_org);
CREATE INDEX contact_consents_recorded_by_idx ON contact_consents (recorded_by);

-- What a customer says is wrong in what the vendor keeps about it as a firm.
CREATE TABLE corrections (
    id uuid NOT NULL PRIMARY KEY,
    relationship_id uuid NOT NULL REFERENCES relationships (id),
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    customer_org uuid NOT NULL REFERENCES organisations (id),
    -- Where both sides are told of it.
    record_id uuid NOT NULL REFERENCES records (id),
    -- Each field with what it was and what it should be.
    changes jsonb NOT NULL,
    comment text,
    state text NOT NULL CHECK (state IN ('open', 'confirmed', 'declined', 'withdrawn')),
    proposed_by uuid REFERENCES memberships (id),
    proposed_at timestamptz NOT NULL,
    answered_by uuid REFERENCES memberships (id),
    answered_at timestamptz,
    reason text,
    version integer NOT NULL
);
CREATE INDEX corrections_relationship_id_idx ON corrections (relationship_id, proposed_at, id);
CREATE INDEX corrections_vendor_org_idx ON corrections (vendor_org, state, proposed_at, id);
CREATE INDEX corrections_customer_org_idx ON corrections (customer_org);
CREATE INDEX corrections_record_id_idx ON corrections (record_id);
CREATE INDEX corrections_proposed_by_idx ON corrections (proposed_by);
CREATE INDEX corrections_answered_by_idx ON corrections (answered_by);

-- Who of the contacts it was, if their number or address is known.
ALTER TABLE interactions ADD COLUMN contact_id uuid REFERENCES contacts (id);
CREATE INDEX interactions_contact_id_idx ON interactions (contact_id, occurred_at, id);
