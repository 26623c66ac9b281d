-- Figures over the whole log read indexes alone: who was in touch, when, and what is known of it. Indexes by
-- customer or interaction hold the vendor as well: every query names both, and must not choose the vendor's index.
DROP INDEX interactions_relationship_id_idx;
CREATE INDEX interactions_relationship_id_idx ON interactions (relationship_id, vendor_org, occurred_at, id);
DROP INDEX interactions_vendor_org_party_idx;
CREATE INDEX interactions_vendor_org_party_idx ON interactions (vendor_org, party, relationship_id);
CREATE INDEX interactions_vendor_org_direction_idx ON interactions (vendor_org, direction, coding, occurred_at);
CREATE INDEX interactions_vendor_org_relationship_id_idx ON interactions (vendor_org, relationship_id, channel, occurred_at);

-- When something was asked for and by whom, as its interaction says: kept by the triggers below, so that a
-- request is read without its interaction.
ALTER TABLE interaction_items ADD COLUMN occurred_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE interaction_items ADD COLUMN asked_by BLOB;
ALTER TABLE interaction_items ADD COLUMN party TEXT;
UPDATE interaction_items SET (occurred_at, asked_by, party) =
    (SELECT i.occurred_at, i.relationship_id, i.party FROM interactions i WHERE i.id = interaction_items.interaction_id);
CREATE TRIGGER interactions_tell_items AFTER UPDATE OF occurred_at, relationship_id, party ON interactions
WHEN OLD.occurred_at <> NEW.occurred_at OR OLD.relationship_id IS NOT NEW.relationship_id OR OLD.party IS NOT NEW.party
BEGIN
    UPDATE interaction_items SET occurred_at = NEW.occurred_at, asked_by = NEW.relationship_id, party = NEW.party
    WHERE interaction_id = NEW.id;
END;
DROP INDEX interaction_items_interaction_id_idx;
CREATE INDEX interaction_items_interaction_id_idx ON interaction_items (interaction_id, vendor_org);
DROP INDEX interaction_items_vendor_org_idx;
CREATE INDEX interaction_items_vendor_org_idx ON interaction_items
    (vendor_org, topic_id, occurred_at, interaction_id, asked_by, party, marked, result, value_minor, currency);

-- Sales as figures and the page of a customer read them.
DROP INDEX sales_orders_relationship_id_idx;
CREATE INDEX sales_orders_relationship_id_idx ON sales_orders (relationship_id, vendor_org, ordered_at, id);
DROP INDEX sales_orders_vendor_org_ordered_at_idx;
CREATE INDEX sales_orders_vendor_org_ordered_at_idx ON sales_orders
    (vendor_org, ordered_at, id, relationship_id, net_minor, currency, status);

-- What a customer is found by: names and numbers without case and accents, as the program folds them. None: not
-- written yet, or something of it has changed since; then the program looks at the row itself, and writes it later.
ALTER TABLE relationships ADD COLUMN find_key TEXT;
CREATE TRIGGER relationships_forget_find_key AFTER UPDATE OF name, legal_name, tax_id, customer_number ON relationships
BEGIN
    UPDATE relationships SET find_key = NULL WHERE id = NEW.id;
END;
CREATE INDEX relationships_find_key_idx ON relationships (id) WHERE find_key IS NULL;
DROP INDEX relationships_vendor_org_created_at_idx;
CREATE INDEX relationships_vendor_org_created_at_idx ON relationships (vendor_org, created_at, id, merged_into, find_key);

-- How often a part of what an organisation keeps has changed: what was worked out of it is kept as long as the
-- number stays. Counted by triggers, so that no way to change a row goes by uncounted.
CREATE TABLE data_versions (
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    part TEXT NOT NULL CHECK (part IN ('log', 'orders', 'accounts')),
    version INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, part)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER interactions_count_insert AFTER INSERT ON interactions
BEGIN
    INSERT INTO data_versions VALUES (NEW.vendor_org, 'log', 1)
    ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER interactions_count_update AFTER UPDATE ON interactions
BEGIN
    INSERT INTO data_versions VALUES (NEW.vendor_org, 'log', 1)
    ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER interactions_count_delete AFTER DELETE ON interactions
BEGIN
    INSERT INTO data_versions VALUES (OLD.vendor_org, 'log', 1)
    ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER interaction_items_count_insert AFTER INSERT ON interaction_items
BEGIN
    INSERT INTO data_versions VALUES (NEW.vendor_org, 'log', 1)
    ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER interaction_items_count_update AFTER UPDATE ON interaction_items
BEGIN
    INSERT INTO data_versions VALUES (NEW.vendor_org, 'log', 1)
    ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER interaction_items_count_delete AFTER DELETE ON interaction_items
BEGIN
    INSERT INTO data_versions VALUES (OLD.vendor_org, 'log', 1)
    ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER topics_count_insert AFTER INSERT ON topics
BEGIN
    INSERT INTO data_versions VALUES (NEW.vendor_org, 'log', 1)
    ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER topics_count_update AFTER UPDATE ON topics
BEGIN
    INSERT INTO data_versions VALUES (NEW.vendor_org, 'log', 1)
    ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER topics_count_delete AFTER DELETE ON topics
BEGIN
    INSERT INTO data_versions VALUES (OLD.vendor_org, 'log', 1)
    ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER topic_categories_count_insert AFTER INSERT ON topic_categories
BEGIN
    INSERT INTO data_versions VALUES (NEW.vendor_org, 'log', 1)
    ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER topic_categories_count_update AFTER UPDATE ON topic_categories
BEGIN
    INSERT INTO data_versions VALUES (NEW.vendor_org, 'log', 1)
    ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER topic_categories_count_delete AFTER DELETE ON topic_categories
BEGIN
    INSERT INTO data_versions VALUES (OLD.vendor_org, 'log', 1)
    ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER sales_orders_count_insert AFTER INSERT ON sales_orders
BEGIN
    INSERT INTO data_versions VALUES (NEW.vendor_org, 'orders', 1)
    ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER sales_orders_count_update AFTER UPDATE ON sales_orders
BEGIN
    INSERT INTO data_versions VALUES (NEW.vendor_org, 'orders', 1)
    ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER sales_orders_count_delete AFTER DELETE ON sales_orders
BEGIN
    INSERT INTO data_versions VALUES (OLD.vendor_org, 'orders', 1)
    ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER relationships_count_insert AFTER INSERT ON relationships
BEGIN
    INSERT INTO data_versions VALUES (NEW.vendor_org, 'accounts', 1)
    ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER relationships_count_update AFTER UPDATE ON relationships
BEGIN
    INSERT INTO data_versions VALUES (NEW.vendor_org, 'accounts', 1)
    ON CONFLICT DO UPDATE SET version = version + 1;
END;
CREATE TRIGGER relationships_count_delete AFTER DELETE ON relationships
BEGIN
    INSERT INTO data_versions VALUES (OLD.vendor_org, 'accounts', 1)
    ON CONFLICT DO UPDATE SET version = version + 1;
END;
