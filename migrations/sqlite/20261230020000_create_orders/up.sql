-- Runs of imports of products and orders, so that each can be taken back.
CREATE TABLE order_imports (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    kind TEXT NOT NULL CHECK (kind IN ('orders', 'products')),
    source TEXT NOT NULL,
    file_name TEXT NOT NULL,
    -- Of orders or products; rows that were not taken are counted one by one.
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    undone_at INTEGER
) STRICT;
CREATE INDEX order_imports_vendor_org_idx ON order_imports (vendor_org, started_at);

-- What a run made and changed; of a change, what stood there before.
CREATE TABLE order_import_changes (
    batch_id BLOB NOT NULL REFERENCES order_imports (id),
    entity TEXT NOT NULL CHECK (entity IN ('order', 'product')),
    entity_id BLOB NOT NULL,
    -- Null: the run made it.
    was TEXT,
    PRIMARY KEY (batch_id, entity, entity_id)
) STRICT;

-- What a vendor sells, sold, or may sell one day.
CREATE TABLE products (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    sku TEXT NOT NULL,
    name TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'withdrawn', 'proposed')),
    category TEXT,
    -- What callers call it.
    topic_id BLOB REFERENCES topics (id),
    -- The run that wrote it last; null: a person did.
    batch_id BLOB REFERENCES order_imports (id),
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (vendor_org, sku)
) STRICT;
CREATE INDEX products_vendor_org_status_idx ON products (vendor_org, status, sku);
CREATE INDEX products_topic_id_idx ON products (topic_id);
CREATE INDEX products_batch_id_idx ON products (batch_id);

-- What was ordered, as the vendor's own system tells it: facts that are read, never written by hand.
CREATE TABLE sales_orders (
    id BLOB NOT NULL PRIMARY KEY,
    vendor_org BLOB NOT NULL REFERENCES organisations (id),
    source TEXT NOT NULL,
    external_id TEXT NOT NULL,
    -- Null: the source does not say whose it is.
    relationship_id BLOB REFERENCES relationships (id),
    ordered_at INTEGER NOT NULL,
    promised_at INTEGER,
    shipped_at INTEGER,
    delivered_at INTEGER,
    currency TEXT NOT NULL,
    -- The sum of its lines; of a return less than nothing.
    net_minor INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'shipped', 'delivered', 'closed', 'cancelled', 'returned')),
    line_count INTEGER NOT NULL,
    -- What the rows said when they were read last.
    content_hash BLOB NOT NULL,
    batch_id BLOB NOT NULL REFERENCES order_imports (id),
    UNIQUE (vendor_org, source, external_id)
) STRICT;
CREATE INDEX sales_orders_vendor_org_ordered_at_idx ON sales_orders (vendor_org, ordered_at, id);
CREATE INDEX sales_orders_vendor_org_promised_at_idx ON sales_orders (vendor_org, promised_at);
CREATE INDEX sales_orders_relationship_id_idx ON sales_orders (relationship_id, ordered_at, id);
CREATE INDEX sales_orders_batch_id_idx ON sales_orders (batch_id);

CREATE TABLE order_lines (
    order_id BLOB NOT NULL REFERENCES sales_orders (id),
    position INTEGER NOT NULL,
    product_id BLOB REFERENCES products (id),
    text TEXT NOT NULL,
    -- Thousandths; of goods that came back less than nothing.
    quantity_milli INTEGER NOT NULL,
    unit TEXT,
    -- Millionths of the currency's unit: prices are finer than money.
    unit_price_micros INTEGER NOT NULL,
    net_minor INTEGER NOT NULL,
    margin_minor INTEGER,
    promised_at INTEGER,
    delivered_at INTEGER,
    PRIMARY KEY (order_id, position)
) STRICT;
CREATE INDEX order_lines_product_id_idx ON order_lines (product_id, order_id);

-- Complaints that were filed about a line of an order.
CREATE TABLE order_complaints (
    record_id BLOB NOT NULL PRIMARY KEY REFERENCES records (id),
    order_id BLOB NOT NULL REFERENCES sales_orders (id),
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX order_complaints_order_id_idx ON order_complaints (order_id, position);
