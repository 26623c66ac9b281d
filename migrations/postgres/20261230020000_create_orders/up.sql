-- Runs of imports of products and orders, so that each can be taken back.
CREATE TABLE order_imports (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    kind text NOT NULL CHECK (kind IN ('orders', 'products')),
    source text NOT NULL,
    file_name text NOT NULL,
    -- Of orders or products; rows that were not taken are counted one by one.
    created integer NOT NULL,
    updated integer NOT NULL,
    unchanged integer NOT NULL,
    rejected integer NOT NULL,
    started_at timestamptz NOT NULL,
    finished_at timestamptz,
    undone_at timestamptz
);
CREATE INDEX order_imports_vendor_org_idx ON order_imports (vendor_org, started_at);

-- What a run made and changed; of a change, what stood there before.
CREATE TABLE order_import_changes (
    batch_id uuid NOT NULL REFERENCES order_imports (id),
    entity text NOT NULL CHECK (entity IN ('order', 'product')),
    entity_id uuid NOT NULL,
    -- Null: the run made it.
    was jsonb,
    PRIMARY KEY (batch_id, entity, entity_id)
);

-- What a vendor sells, sold, or may sell one day.
CREATE TABLE products (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    sku text NOT NULL,
    name text NOT NULL,
    status text NOT NULL CHECK (status IN ('active', 'withdrawn', 'proposed')),
    category text,
    -- What callers call it.
    topic_id uuid REFERENCES topics (id),
    -- The run that wrote it last; null: a person did.
    batch_id uuid REFERENCES order_imports (id),
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (vendor_org, sku)
);
CREATE INDEX products_vendor_org_status_idx ON products (vendor_org, status, sku);
CREATE INDEX products_topic_id_idx ON products (topic_id);
CREATE INDEX products_batch_id_idx ON products (batch_id);

-- What was ordered, as the vendor's own system tells it: facts that are read, never written by hand.
CREATE TABLE sales_orders (
    id uuid NOT NULL PRIMARY KEY,
    vendor_org uuid NOT NULL REFERENCES organisations (id),
    source text NOT NULL,
    external_id text NOT NULL,
    -- Null: the source does not say whose it is.
    relationship_id uuid REFERENCES relationships (id),
    ordered_at timestamptz NOT NULL,
    promised_at timestamptz,
    shipped_at timestamptz,
    delivered_at timestamptz,
    currency text NOT NULL,
    -- The sum of its lines; of a return less than nothing.
    net_minor bigint NOT NULL,
    status text NOT NULL CHECK (status IN ('open', 'shipped', 'delivered', 'closed', 'cancelled', 'returned')),
    line_count integer NOT NULL,
    -- What the rows said when they were read last.
    content_hash bytea NOT NULL,
    batch_id uuid NOT NULL REFERENCES order_imports (id),
    UNIQUE (vendor_org, source, external_id)
);
CREATE INDEX sales_orders_vendor_org_ordered_at_idx ON sales_orders (vendor_org, ordered_at, id);
CREATE INDEX sales_orders_vendor_org_promised_at_idx ON sales_orders (vendor_org, promised_at);
CREATE INDEX sales_orders_relationship_id_idx ON sales_orders (relationship_id, ordered_at, id);
CREATE INDEX sales_orders_batch_id_idx ON sales_orders (batch_id);

CREATE TABLE order_lines (
    order_id uuid NOT NULL REFERENCES sales_orders (id),
    position integer NOT NULL,
    product_id uuid REFERENCES products (id),
    text text NOT NULL,
    -- Thousandths; of goods that came back less than nothing.
    quantity_milli bigint NOT NULL,
    unit text,
    -- Millionths of the currency's unit: prices are finer than money.
    unit_price_micros bigint NOT NULL,
    net_minor bigint NOT NULL,
    margin_minor bigint,
    promised_at timestamptz,
    delivered_at timestamptz,
    PRIMARY KEY (order_id, position)
);
CREATE INDEX order_lines_product_id_idx ON order_lines (product_id, order_id);

-- Complaints that were filed about a line of an order.
CREATE TABLE order_complaints (
    record_id uuid NOT NULL PRIMARY KEY REFERENCES records (id),
    order_id uuid NOT NULL REFERENCES sales_orders (id),
    position integer NOT NULL
);
CREATE INDEX order_complaints_order_id_idx ON order_complaints (order_id, position);
