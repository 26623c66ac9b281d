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
) STRICT, WITHOUT ROWID;

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
) STRICT, WITHOUT ROWID;
CREATE INDEX order_lines_product_id_idx ON order_lines (product_id, order_id);

-- Complaints that were filed about a line of an order.
CREATE TABLE order_complaints (
    record_id BLOB NOT NULL PRIMARY KEY REFERENCES records (id),
    order_id BLOB NOT NULL REFERENCES sales_orders (id),
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX order_complaints_order_id_idx ON order_complaints (order_id, position);

-- What tools for figures read. People are ids, and nothing that somebody wrote to somebody is in here;
-- a column that stands here stays.

-- Customers as their vendors list them.
CREATE VIEW bi_accounts AS
SELECT
    lower(hex(r.id)) AS account_id,
    lower(hex(r.vendor_org)) AS vendor_id,
    v.name AS vendor,
    r.name AS customer,
    r.customer_number AS customer_number,
    r.tier AS tier,
    r.segment AS segment,
    strftime('%Y-%m-%dT%H:%M:%S', r.created_at / 1000000, 'unixepoch') || printf('.%06dZ', r.created_at % 1000000) AS created_at
FROM relationships r
JOIN organisations v ON v.id = r.vendor_org;

-- What happened with callers; who they are and what was said stays out.
CREATE VIEW bi_interactions AS
SELECT
    lower(hex(x.id)) AS interaction_id,
    lower(hex(x.vendor_org)) AS vendor_id,
    CASE WHEN x.relationship_id IS NULL THEN NULL ELSE lower(hex(x.relationship_id)) END AS account_id,
    CASE WHEN x.membership_id IS NULL THEN NULL ELSE lower(hex(x.membership_id)) END AS member_id,
    x.channel AS channel,
    x.direction AS direction,
    strftime('%Y-%m-%dT%H:%M:%S', x.occurred_at / 1000000, 'unixepoch') || printf('.%06dZ', x.occurred_at % 1000000) AS occurred_at,
    strftime('%Y-%m-%dT%H:%M:%S', x.recorded_at / 1000000, 'unixepoch') || printf('.%06dZ', x.recorded_at % 1000000) AS recorded_at,
    x.duration_seconds AS duration_seconds,
    x.coding AS coding,
    x.source AS source
FROM interactions x;

-- What was asked for, by topic; the words stay out.
CREATE VIEW bi_requested_items AS
SELECT
    lower(hex(q.id)) AS item_id,
    lower(hex(q.interaction_id)) AS interaction_id,
    lower(hex(q.vendor_org)) AS vendor_id,
    CASE WHEN q.topic_id IS NULL THEN NULL ELSE lower(hex(q.topic_id)) END AS topic_id,
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
CREATE VIEW bi_products AS
SELECT
    lower(hex(p.id)) AS product_id,
    lower(hex(p.vendor_org)) AS vendor_id,
    p.sku AS sku,
    p.name AS product,
    p.status AS status,
    p.category AS category,
    CASE WHEN p.topic_id IS NULL THEN NULL ELSE lower(hex(p.topic_id)) END AS topic_id
FROM products p;

-- What was ordered.
CREATE VIEW bi_orders AS
SELECT
    lower(hex(o.id)) AS order_id,
    lower(hex(o.vendor_org)) AS vendor_id,
    CASE WHEN o.relationship_id IS NULL THEN NULL ELSE lower(hex(o.relationship_id)) END AS account_id,
    o.source AS source,
    o.external_id AS number,
    o.status AS status,
    strftime('%Y-%m-%dT%H:%M:%S', o.ordered_at / 1000000, 'unixepoch') || printf('.%06dZ', o.ordered_at % 1000000) AS ordered_at,
    strftime('%Y-%m-%dT%H:%M:%S', o.promised_at / 1000000, 'unixepoch') || printf('.%06dZ', o.promised_at % 1000000) AS promised_at,
    strftime('%Y-%m-%dT%H:%M:%S', o.shipped_at / 1000000, 'unixepoch') || printf('.%06dZ', o.shipped_at % 1000000) AS shipped_at,
    strftime('%Y-%m-%dT%H:%M:%S', o.delivered_at / 1000000, 'unixepoch') || printf('.%06dZ', o.delivered_at % 1000000) AS delivered_at,
    o.currency AS currency,
    o.net_minor AS net_minor,
    o.line_count AS line_count
FROM sales_orders o;

-- The lines of orders.
CREATE VIEW bi_order_lines AS
SELECT
    lower(hex(l.order_id)) AS order_id,
    lower(hex(o.vendor_org)) AS vendor_id,
    l.position AS position,
    CASE WHEN l.product_id IS NULL THEN NULL ELSE lower(hex(l.product_id)) END AS product_id,
    l.text AS line_text,
    l.quantity_milli AS quantity_milli,
    l.unit AS unit,
    l.unit_price_micros AS unit_price_micros,
    o.currency AS currency,
    l.net_minor AS net_minor,
    l.margin_minor AS margin_minor,
    strftime('%Y-%m-%dT%H:%M:%S', l.promised_at / 1000000, 'unixepoch') || printf('.%06dZ', l.promised_at % 1000000) AS promised_at,
    strftime('%Y-%m-%dT%H:%M:%S', l.delivered_at / 1000000, 'unixepoch') || printf('.%06dZ', l.delivered_at % 1000000) AS delivered_at
FROM order_lines l
JOIN sales_orders o ON o.id = l.order_id;

-- Complaints from the moment they are filed: drafts are their writers' own, texts stay out.
CREATE VIEW bi_complaints AS
SELECT
    lower(hex(c.record_id)) AS complaint_id,
    lower(hex(c.vendor_org)) AS vendor_id,
    lower(hex(c.relationship_id)) AS account_id,
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
    strftime('%Y-%m-%dT%H:%M:%S', c.submitted_at / 1000000, 'unixepoch') || printf('.%06dZ', c.submitted_at % 1000000) AS submitted_at,
    strftime('%Y-%m-%dT%H:%M:%S', c.first_response_at / 1000000, 'unixepoch') || printf('.%06dZ', c.first_response_at % 1000000) AS first_response_at,
    strftime('%Y-%m-%dT%H:%M:%S', c.resolved_at / 1000000, 'unixepoch') || printf('.%06dZ', c.resolved_at % 1000000) AS resolved_at,
    strftime('%Y-%m-%dT%H:%M:%S', c.closed_at / 1000000, 'unixepoch') || printf('.%06dZ', c.closed_at % 1000000) AS closed_at,
    c.resolution_code AS resolution_code
FROM complaints c
JOIN records r ON r.id = c.record_id
WHERE c.submitted_at IS NOT NULL;

-- Whose turn it was, and how long.
CREATE VIEW bi_complaint_turns AS
SELECT
    lower(hex(t.record_id)) AS complaint_id,
    lower(hex(c.vendor_org)) AS vendor_id,
    t.side AS side,
    strftime('%Y-%m-%dT%H:%M:%S', t.since / 1000000, 'unixepoch') || printf('.%06dZ', t.since % 1000000) AS since,
    strftime('%Y-%m-%dT%H:%M:%S', t.until / 1000000, 'unixepoch') || printf('.%06dZ', t.until % 1000000) AS until,
    t.cause AS cause
FROM turns t
JOIN complaints c ON c.record_id = t.record_id
WHERE c.submitted_at IS NOT NULL AND t.since >= c.submitted_at;

-- How many answered; what they answered stays out.
CREATE VIEW bi_surveys AS
SELECT
    lower(hex(s.record_id)) AS survey_id,
    lower(hex(s.owner_org)) AS vendor_id,
    s.title AS title,
    s.status AS status,
    s.anonymity AS anonymity,
    strftime('%Y-%m-%dT%H:%M:%S', s.published_at / 1000000, 'unixepoch') || printf('.%06dZ', s.published_at % 1000000) AS published_at,
    strftime('%Y-%m-%dT%H:%M:%S', s.closed_at / 1000000, 'unixepoch') || printf('.%06dZ', s.closed_at % 1000000) AS closed_at,
    (SELECT count(*) FROM survey_responses a WHERE a.survey_id = s.record_id AND a.outcome = 'complete') AS responses
FROM surveys s
WHERE s.published > 0;
