-- What a vendor decided on a figure, who sees to it, and when it is looked at again.
CREATE TABLE figure_decisions (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    figure text NOT NULL,
    text text NOT NULL,
    owner_id uuid NOT NULL REFERENCES memberships (id),
    -- YYYY-MM-DD
    review_on text NOT NULL,
    written_by uuid NOT NULL REFERENCES memberships (id),
    written_at timestamptz NOT NULL
);
CREATE INDEX figure_decisions_vendor_org_figure_idx ON figure_decisions (vendor_org, figure, written_at, id);
CREATE INDEX figure_decisions_owner_id_idx ON figure_decisions (owner_id);
CREATE INDEX figure_decisions_written_by_idx ON figure_decisions (written_by);

-- What was spent to win new customers, by month. A month without a row is not known.
CREATE TABLE acquisition_spends (
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    -- YYYY-MM
    month text NOT NULL,
    currency text NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
    written_by uuid NOT NULL REFERENCES memberships (id),
    written_at timestamptz NOT NULL,
    PRIMARY KEY (vendor_org, month, currency)
);
CREATE INDEX acquisition_spends_written_by_idx ON acquisition_spends (written_by);

-- What a vendor's figures of money are worked out with.
CREATE TABLE figure_settings (
    vendor_org uuid NOT NULL PRIMARY KEY REFERENCES organisations (id),
    -- Basis points of what is sold. None: not known.
    margin_bp integer CHECK (margin_bp BETWEEN 0 AND 10000),
    -- Basis points a year.
    discount_bp integer NOT NULL CHECK (discount_bp BETWEEN 0 AND 10000),
    -- Limits between the scores of recency, frequency and money, for few customers.
    limits jsonb,
    version integer NOT NULL,
    written_by uuid NOT NULL REFERENCES memberships (id),
    written_at timestamptz NOT NULL
);
CREATE INDEX figure_settings_written_by_idx ON figure_settings (written_by);
