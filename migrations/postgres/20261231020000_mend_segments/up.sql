-- What figures say of an account, as it was worked out last over all that its vendor has: segments and
-- rules ask for it. No row, or nothing in a column: too little is known.
CREATE TABLE account_marks (
    relationship_id uuid NOT NULL PRIMARY KEY REFERENCES relationships (id),
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    -- Scores from 1 to 5 by recency, frequency and money, and the kind that they make.
    rfm_class text,
    recency integer CHECK (recency BETWEEN 1 AND 5),
    frequency integer CHECK (frequency BETWEEN 1 AND 5),
    money integer CHECK (money BETWEEN 1 AND 5),
    -- Whether it has been silent for longer than is its way.
    rhythm text CHECK (rhythm IN ('silent', 'usual')),
    yearly_minor bigint,
    worth_minor bigint,
    currency text
);
CREATE INDEX account_marks_vendor_org_idx ON account_marks (vendor_org);
