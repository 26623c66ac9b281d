-- Surveys that a vendor and a customer own together: what they have agreed on, and how far they are.
CREATE TABLE survey_pairs (
    survey_id uuid NOT NULL PRIMARY KEY REFERENCES surveys (record_id),
    relationship_id uuid NOT NULL REFERENCES relationships (id),
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    customer_org uuid NOT NULL REFERENCES organisations (id),
    -- The side.
    started_by text NOT NULL,
    -- Both sides answer about each other and see the gaps alone.
    mirror boolean NOT NULL,
    -- Canonical JSON: who sees which results, and what is promised to those who answer.
    agreement text NOT NULL,
    -- Goes up with each change of what is signed.
    revision integer NOT NULL CHECK (revision >= 1),
    -- Of a mirror: since when a side asks nobody any more, and since when both see the gaps.
    vendor_done_at timestamptz,
    customer_done_at timestamptz,
    released_at timestamptz
);
CREATE INDEX survey_pairs_relationship_id_idx ON survey_pairs (relationship_id);
CREATE INDEX survey_pairs_vendor_org_idx ON survey_pairs (vendor_org);
CREATE INDEX survey_pairs_customer_org_idx ON survey_pairs (customer_org);

-- Of a survey with two owners: whose invite it is, and of a mirror on whose side somebody answered.
ALTER TABLE survey_invites ADD COLUMN side text;
ALTER TABLE survey_responses ADD COLUMN side text;
