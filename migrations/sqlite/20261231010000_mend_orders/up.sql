-- Files of orders and products that somebody has uploaded, for a day: looked at, rehearsed, imported.
CREATE TABLE order_uploads (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    kind TEXT NOT NULL CHECK (kind IN ('orders', 'products')),
    file_name TEXT NOT NULL,
    size INTEGER NOT NULL,
    storage_key TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('new', 'checking', 'checked', 'importing', 'done', 'failed')),
    -- How far the work has come, of a hundred, and when it moved last.
    progress INTEGER NOT NULL,
    moved_at INTEGER NOT NULL,
    -- How it is read; null until somebody has said so.
    map TEXT,
    -- What the newest reading came to.
    result TEXT,
    rejects_key TEXT,
    -- The run that it was imported with.
    batch_id BLOB REFERENCES order_imports (id),
    asked_by BLOB NOT NULL REFERENCES memberships (id),
    uploaded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX order_uploads_vendor_org_idx ON order_uploads (vendor_org);
CREATE INDEX order_uploads_uploaded_at_idx ON order_uploads (uploaded_at);
CREATE INDEX order_uploads_batch_id_idx ON order_uploads (batch_id);
CREATE INDEX order_uploads_asked_by_idx ON order_uploads (asked_by);
