-- Ideas: what a product could become, asked for by organisations that vote with what they would commit.
CREATE TABLE ideas (
    record_id BLOB NOT NULL PRIMARY KEY REFERENCES records (id),
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    author_org BLOB NOT NULL REFERENCES organisations (id),
    author_membership_id BLOB REFERENCES memberships (id),
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    product TEXT,
    audience TEXT NOT NULL,
    named INTEGER NOT NULL CHECK (named IN (0, 1)),
    may_widen INTEGER NOT NULL CHECK (may_widen IN (0, 1)),
    status TEXT NOT NULL,
    reason TEXT,
    -- Of a duplicate or merged idea: the one that goes on.
    target_id BLOB REFERENCES ideas (record_id),
    -- Kept by the writer, for sorting.
    organisations INTEGER NOT NULL,
    people INTEGER NOT NULL,
    strength INTEGER NOT NULL,
    commitment INTEGER NOT NULL,
    shared_at INTEGER,
    status_at INTEGER NOT NULL
) STRICT;
CREATE INDEX ideas_vendor_org_audience_idx ON ideas (vendor_org, audience);
CREATE INDEX ideas_target_id_idx ON ideas (target_id);

CREATE TABLE idea_votes (
    id BLOB NOT NULL PRIMARY KEY,
    idea_id BLOB NOT NULL REFERENCES ideas (record_id),
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    -- The voter's membership, or `proxy` for what the vendor notes on the organisation's behalf.
    voter TEXT NOT NULL,
    membership_id BLOB REFERENCES memberships (id),
    strength TEXT NOT NULL,
    commitment TEXT NOT NULL,
    quantity INTEGER,
    amount_minor INTEGER,
    currency TEXT,
    comment TEXT,
    named INTEGER NOT NULL CHECK (named IN (0, 1)),
    proxy_by BLOB REFERENCES memberships (id),
    proxy_source TEXT,
    on_behalf_of TEXT,
    moved_from BLOB REFERENCES ideas (record_id),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT idea_votes_idea_id_organisation_id_voter_unique UNIQUE (idea_id, organisation_id, voter)
) STRICT;
CREATE INDEX idea_votes_organisation_id_idx ON idea_votes (organisation_id);

CREATE TABLE idea_vote_evidence (
    vote_id BLOB NOT NULL REFERENCES idea_votes (id),
    record_id BLOB NOT NULL REFERENCES records (id),
    PRIMARY KEY (vote_id, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX idea_vote_evidence_record_id_idx ON idea_vote_evidence (record_id);

-- Complaints that an idea grew from: seen by whoever sees both.
CREATE TABLE idea_sources (
    idea_id BLOB NOT NULL REFERENCES ideas (record_id),
    record_id BLOB NOT NULL REFERENCES records (id),
    added_by BLOB REFERENCES memberships (id),
    added_at INTEGER NOT NULL,
    PRIMARY KEY (idea_id, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX idea_sources_record_id_idx ON idea_sources (record_id);
