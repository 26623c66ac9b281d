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

-- What tools for figures read. People are ids, and nothing that somebody wrote to somebody is in here;
-- a column that stands here stays.
CREATE SCHEMA bi;

-- Customers as their vendors list them.
CREATE VIEW bi.accounts AS
SELECT
    r.id AS account_id,
    r.vendor_org AS vendor_id,
    v.name AS vendor,
    r.name AS customer,
    r.customer_number AS customer_number,
    r.tier AS tier,
    r.segment AS segment,
    r.created_at AS created_at
FROM relationships r
JOIN organisations v ON v.id = r.vendor_org;

-- What happened with callers; who they are and what was said stays out.
CREATE VIEW bi.interactions AS
SELECT
    x.id AS interaction_id,
    x.vendor_org AS vendor_id,
    x.relationship_id AS account_id,
    x.membership_id AS member_id,
    x.channel AS channel,
    x.direction AS direction,
    x.occurred_at AS occurred_at,
    x.recorded_at AS recorded_at,
    x.duration_seconds AS duration_seconds,
    x.coding AS coding,
    x.source AS source
FROM interactions x;

-- What was asked for, by topic; the words stay out.
CREATE VIEW bi.requested_items AS
SELECT
    q.id AS item_id,
    q.interaction_id AS interaction_id,
    q.vendor_org AS vendor_id,
    q.topic_id AS topic_id,
    t.name AS topic,
    c.name AS category,
    c.sold AS category_sold,
    q.marked AS marked,
    q.result AS result,
    q.unmet_reason AS unmet_reason,
    q.value_minor AS value_minor,
    q.currency AS currency
FROM interaction_items q
LEFT JOIN topics t ON t.id = q.topic_id
LEFT JOIN topic_categories c ON c.id = t.category_id;

-- What vendors sell.
CREATE VIEW bi.products AS
SELECT
    p.id AS product_id,
    p.vendor_org AS vendor_id,
    p.sku AS sku,
    p.name AS product,
    p.status AS status,
    p.category AS category,
    p.topic_id AS topic_id
FROM products p;

-- What was ordered.
CREATE VIEW bi.orders AS
SELECT
    o.id AS order_id,
    o.vendor_org AS vendor_id,
    o.relationship_id AS account_id,
    o.source AS source,
    o.external_id AS number,
    o.status AS status,
    o.ordered_at AS ordered_at,
    o.promised_at AS promised_at,
    o.shipped_at AS shipped_at,
    o.delivered_at AS delivered_at,
    o.currency AS currency,
    o.net_minor AS net_minor,
    o.line_count AS line_count
FROM sales_orders o;

-- The lines of orders.
CREATE VIEW bi.order_lines AS
SELECT
    l.order_id AS order_id,
    o.vendor_org AS vendor_id,
    l.position AS position,
    l.product_id AS product_id,
    l.text AS line_text,
    l.quantity_milli AS quantity_milli,
    l.unit AS unit,
    l.unit_price_micros AS unit_price_micros,
    o.currency AS currency,
    l.net_minor AS net_minor,
    l.margin_minor AS margin_minor,
    l.promised_at AS promised_at,
    l.delivered_at AS delivered_at
FROM order_lines l
JOIN sales_orders o ON o.id = l.order_id;

-- Complaints from the moment they are filed: drafts are their writers' own, texts stay out.
CREATE VIEW bi.complaints AS
SELECT
    c.record_id AS complaint_id,
    c.vendor_org AS vendor_id,
    c.relationship_id AS account_id,
    r.number AS number,
    c.category AS category,
    c.severity AS severity,
    c.status AS status,
    c.remedy_sought AS remedy_sought,
    c.product AS product,
    c.lot AS lot,
    c.order_no AS order_no,
    c.filed_by_side AS filed_by_side,
    c.quantity_complained AS quantity_complained,
    c.quantity_affected AS quantity_affected,
    c.claimed_amount_minor AS claimed_amount_minor,
    c.currency AS currency,
    c.submitted_at AS submitted_at,
    c.first_response_at AS first_response_at,
    c.resolved_at AS resolved_at,
    c.closed_at AS closed_at,
    c.resolution_code AS resolution_code
FROM complaints c
JOIN records r ON r.id = c.record_id
WHERE c.submitted_at IS NOT NULL;

-- Whose turn it was, and how long.
CREATE VIEW bi.complaint_turns AS
SELECT
    t.record_id AS complaint_id,
    c.vendor_org AS vendor_id,
    t.side AS side,
    t.since AS since,
    t.until AS until,
    t.cause AS cause
FROM turns t
JOIN complaints c ON c.record_id = t.record_id
WHERE c.submitted_at IS NOT NULL AND t.since >= c.submitted_at;

-- How many answered; what they answered stays out.
CREATE VIEW bi.surveys AS
SELECT
    s.record_id AS survey_id,
    s.owner_org AS vendor_id,
    s.title AS title,
    s.status AS status,
    s.anonymity AS anonymity,
    s.published_at AS published_at,
    s.closed_at AS closed_at,
    (SELECT count(*) FROM survey_responses a WHERE a.survey_id = s.record_id AND a.outcome = 'complete') AS responses
FROM surveys s
WHERE s.published > 0;
