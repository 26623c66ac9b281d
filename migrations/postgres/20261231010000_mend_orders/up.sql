-- Files of orders and products that somebody has uploaded, for a day: looked at, rehearsed, imported.
CREATE TABLE order_uploads (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    kind text NOT NULL CHECK (kind IN ('orders', 'products')),
    file_name text NOT NULL,
    size bigint NOT NULL,
    storage_key text NOT NULL,
    state text NOT NULL CHECK (state IN ('new', 'checking', 'checked', 'importing', 'done', 'failed')),
    -- How far the work has come, of a hundred, and when it moved last.
    progress integer NOT NULL,
    moved_at timestamptz NOT NULL,
    -- How it is read; null until somebody has said so.
    map jsonb,
    -- What the newest reading came to.
    result jsonb,
    rejects_key text,
    -- The run that it was imported with.
    batch_id uuid REFERENCES order_imports (id),
    asked_by uuid NOT NULL REFERENCES memberships (id),
    uploaded_at timestamptz NOT NULL
);
CREATE INDEX order_uploads_vendor_org_idx ON order_uploads (vendor_org);
CREATE INDEX order_uploads_uploaded_at_idx ON order_uploads (uploaded_at);
CREATE INDEX order_uploads_batch_id_idx ON order_uploads (batch_id);
CREATE INDEX order_uploads_asked_by_idx ON order_uploads (asked_by);
