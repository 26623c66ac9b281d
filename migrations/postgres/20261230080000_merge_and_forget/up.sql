-- What was kept twice: the row that lives on. What hung on this one hangs on that one.
ALTER TABLE relationships ADD COLUMN merged_into uuid REFERENCES relationships (id);
CREATE INDEX relationships_merged_into_idx ON relationships (merged_into);
ALTER TABLE contacts ADD COLUMN merged_into uuid REFERENCES contacts (id);
CREATE INDEX contacts_merged_into_idx ON contacts (merged_into);

-- Merges, with all that is needed to take one back.
CREATE TABLE merge_log (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    kind text NOT NULL CHECK (kind IN ('account', 'contact')),
    -- Rows of relationships or of contacts.
    survivor uuid NOT NULL,
    victim uuid NOT NULL,
    -- Which rows were handed over, by where they stand.
    moved jsonb NOT NULL,
    -- Which fields of the survivor were filled: what stood there, and what was put there.
    filled jsonb NOT NULL,
    merged_by uuid REFERENCES memberships (id),
    merged_at timestamptz NOT NULL,
    undone_by uuid REFERENCES memberships (id),
    undone_at timestamptz
);
CREATE INDEX merge_log_vendor_org_idx ON merge_log (vendor_org, merged_at, id);
CREATE INDEX merge_log_merged_by_idx ON merge_log (merged_by);
CREATE INDEX merge_log_undone_by_idx ON merge_log (undone_by);

-- Who was erased: under which name they stand now, never under which they stood.
CREATE TABLE erasures (
    id uuid NOT NULL PRIMARY KEY,
    -- Null: whoever runs the installation did it.
    vendor_org uuid REFERENCES organisations (id),
    kind text NOT NULL CHECK (kind IN ('contact', 'member')),
    -- A row of contacts or of persons.
    subject uuid NOT NULL,
    pseudonym text NOT NULL,
    -- How many rows were changed, and how many entries were destroyed.
    changed_rows integer NOT NULL,
    entries integer NOT NULL,
    erased_by uuid REFERENCES memberships (id),
    erased_at timestamptz NOT NULL
);
CREATE INDEX erasures_vendor_org_idx ON erasures (vendor_org, erased_at, id);
CREATE INDEX erasures_erased_by_idx ON erasures (erased_by);

-- After how many months a vendor forgets what, by kind. No row: never.
CREATE TABLE retention_rules (
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    kind text NOT NULL CHECK (kind IN ('callers', 'mails', 'letters', 'invites')),
    months integer NOT NULL CHECK (months BETWEEN 1 AND 240),
    set_by uuid REFERENCES memberships (id),
    set_at timestamptz NOT NULL,
    PRIMARY KEY (vendor_org, kind)
);
CREATE INDEX retention_rules_set_by_idx ON retention_rules (set_by);
