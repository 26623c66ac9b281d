-- What figures say of an account, as it was worked out last over all that its vendor has: segments and
-- rules ask for it. No row, or nothing in a column: too little is known.
CREATE TABLE account_marks (
    relationship_id BLOB NOT NULL PRIMARY KEY REFERENCES relationships (id),
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    -- Scores from 1 to 5 by recency, frequency and money, and the kind that they make.
    rfm_class TEXT,
    recency INTEGER CHECK (recency BETWEEN 1 AND 5),
    frequency INTEGER CHECK (frequency BETWEEN 1 AND 5),
    money INTEGER CHECK (money BETWEEN 1 AND 5),
    -- Whether it has been silent for longer than is its way.
    rhythm TEXT CHECK (rhythm IN ('silent', 'usual')),
    yearly_minor INTEGER,
    worth_minor INTEGER,
    currency TEXT
) STRICT;
CREATE INDEX account_marks_vendor_org_idx ON account_marks (vendor_org);
