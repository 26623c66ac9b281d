-- Ideas: what a product could become, asked for by organisations that vote with what they would commit.
CREATE TABLE ideas (
    record_id uuid NOT NULL PRIMARY KEY REFERENCES records (id),
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    author_org uuid NOT NULL REFERENCES organisations (id),
    author_membership_id uuid REFERENCES memberships (id),
    title text NOT NULL,
    description text NOT NULL,
    product text,
    audience text NOT NULL,
    named boolean NOT NULL,
    may_widen boolean NOT NULL,
    status text NOT NULL,
    reason text,
    -- Of a duplicate or merged idea: the one that goes on.
    target_id uuid REFERENCES ideas (record_id),
    -- Kept by the writer, for sorting.
    organisations bigint NOT NULL,
    people bigint NOT NULL,
    strength bigint NOT NULL,
    commitment bigint NOT NULL,
    shared_at timestamptz,
    status_at timestamptz NOT NULL
);
CREATE INDEX ideas_vendor_org_audience_idx ON ideas (vendor_org, audience);
CREATE INDEX ideas_target_id_idx ON ideas (target_id);

CREATE TABLE idea_votes (
    id uuid NOT NULL PRIMARY KEY,
    idea_id uuid NOT NULL REFERENCES ideas (record_id),
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    -- The voter's membership, or `proxy` for what the vendor notes on the organisation's behalf.
    voter text NOT NULL,
    membership_id uuid REFERENCES memberships (id),
    strength text NOT NULL,
    commitment text NOT NULL,
    quantity bigint,
    amount_minor bigint,
    currency text,
    comment text,
    named boolean NOT NULL,
    proxy_by uuid REFERENCES memberships (id),
    proxy_source text,
    on_behalf_of text,
    moved_from uuid REFERENCES ideas (record_id),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT idea_votes_idea_id_organisation_id_voter_unique UNIQUE (idea_id, organisation_id, voter)
);
CREATE INDEX idea_votes_organisation_id_idx ON idea_votes (organisation_id);

CREATE TABLE idea_vote_evidence (
    vote_id uuid NOT NULL REFERENCES idea_votes (id),
    record_id uuid NOT NULL REFERENCES records (id),
    PRIMARY KEY (vote_id, record_id)
);
CREATE INDEX idea_vote_evidence_record_id_idx ON idea_vote_evidence (record_id);

-- Complaints that an idea grew from: seen by whoever sees both.
CREATE TABLE idea_sources (
    idea_id uuid NOT NULL REFERENCES ideas (record_id),
    record_id uuid NOT NULL REFERENCES records (id),
    added_by uuid REFERENCES memberships (id),
    added_at timestamptz NOT NULL,
    PRIMARY KEY (idea_id, record_id)
);
CREATE INDEX idea_sources_record_id_idx ON idea_sources (record_id);
