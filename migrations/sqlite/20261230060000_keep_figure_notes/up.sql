-- What a vendor decided on a figure, who sees to it, and when it is looked at again.
CREATE TABLE figure_decisions (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    figure TEXT NOT NULL,
    text TEXT NOT NULL,
    owner_id BLOB NOT NULL REFERENCES memberships (id),
    -- YYYY-MM-DD
    review_on TEXT NOT NULL,
    written_by BLOB NOT NULL REFERENCES memberships (id),
    written_at INTEGER NOT NULL
) STRICT;
CREATE INDEX figure_decisions_vendor_org_figure_idx ON figure_decisions (vendor_org, figure, written_at, id);
CREATE INDEX figure_decisions_owner_id_idx ON figure_decisions (owner_id);
CREATE INDEX figure_decisions_written_by_idx ON figure_decisions (written_by);

-- What was spent to win new customers, by month. A month without a row is not known.
CREATE TABLE acquisition_spends (
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    -- YYYY-MM
    month TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
    written_by BLOB NOT NULL REFERENCES memberships (id),
    written_at INTEGER NOT NULL,
    PRIMARY KEY (vendor_org, month, currency)
) STRICT, WITHOUT ROWID;
CREATE INDEX acquisition_spends_written_by_idx ON acquisition_spends (written_by);

-- What a vendor's figures of money are worked out with.
CREATE TABLE figure_settings (
    vendor_org BLOB NOT NULL PRIMARY KEY REFERENCES organisations (id),
    -- Basis points of what is sold. None: not known.
    margin_bp INTEGER CHECK (margin_bp BETWEEN 0 AND 10000),
    -- Basis points a year.
    discount_bp INTEGER NOT NULL CHECK (discount_bp BETWEEN 0 AND 10000),
    -- Limits between the scores of recency, frequency and money, for few customers.
    limits TEXT,
    version INTEGER NOT NULL,
    written_by BLOB NOT NULL REFERENCES memberships (id),
    written_at INTEGER NOT NULL
) STRICT;
CREATE INDEX figure_settings_written_by_idx ON figure_settings (written_by);
