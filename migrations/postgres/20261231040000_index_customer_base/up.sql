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
ALTER TABLE interaction_items ADD COLUMN occurred_at timestamptz NOT NULL DEFAULT '1970-01-01T00:00:00Z';
ALTER TABLE interaction_items ADD COLUMN asked_by uuid;
ALTER TABLE interaction_items ADD COLUMN party text;
UPDATE interaction_items SET occurred_at = i.occurred_at, asked_by = i.relationship_id, party = i.party
FROM interactions i WHERE i.id = interaction_items.interaction_id;
CREATE FUNCTION tell_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE interaction_items SET occurred_at = NEW.occurred_at, asked_by = NEW.relationship_id, party = NEW.party
    WHERE interaction_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER interactions_tell_items AFTER UPDATE OF occurred_at, relationship_id, party ON interactions FOR EACH ROW
WHEN (OLD.occurred_at <> NEW.occurred_at OR OLD.relationship_id IS DISTINCT FROM NEW.relationship_id OR OLD.party IS DISTINCT FROM NEW.party)
EXECUTE FUNCTION tell_items();
DROP INDEX interaction_items_interaction_id_idx;
CREATE INDEX interaction_items_interaction_id_idx ON interaction_items (interaction_id, vendor_org);
DROP INDEX interaction_items_vendor_org_idx;
CREATE INDEX interaction_items_vendor_org_idx ON interaction_items (vendor_org, topic_id, occurred_at)
    INCLUDE (interaction_id, asked_by, party, marked, result, value_minor, currency);

-- Sales as figures and the page of a customer read them.
DROP INDEX sales_orders_relationship_id_idx;
CREATE INDEX sales_orders_relationship_id_idx ON sales_orders (relationship_id, vendor_org, ordered_at, id);
DROP INDEX sales_orders_vendor_org_ordered_at_idx;
CREATE INDEX sales_orders_vendor_org_ordered_at_idx ON sales_orders (vendor_org, ordered_at, id)
    INCLUDE (relationship_id, net_minor, currency, status);

-- What a customer is found by: names and numbers without case and accents, as the program folds them. None: not
-- written yet, or something of it has changed since; then the program looks at the row itself, and writes it later.
ALTER TABLE relationships ADD COLUMN find_key text;
CREATE FUNCTION forget_find_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.find_key = NULL;
    RETURN NEW;
END $$;
CREATE TRIGGER relationships_forget_find_key BEFORE UPDATE OF name, legal_name, tax_id, customer_number ON relationships
FOR EACH ROW EXECUTE FUNCTION forget_find_key();
CREATE INDEX relationships_find_key_idx ON relationships (id) WHERE find_key IS NULL;

-- How often a part of what an organisation keeps has changed: what was worked out of it is kept as long as the
-- number stays. Counted by triggers, so that no way to change a row goes by uncounted.
CREATE TABLE data_versions (
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    part text NOT NULL CHECK (part IN ('log', 'orders', 'accounts')),
    version bigint NOT NULL,
    PRIMARY KEY (organisation_id, part)
);
CREATE FUNCTION count_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO data_versions (organisation_id, part, version)
    SELECT DISTINCT vendor_org, TG_ARGV[0], 1 FROM changed
    ON CONFLICT (organisation_id, part) DO UPDATE SET version = data_versions.version + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER interactions_count_insert AFTER INSERT ON interactions REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_change('log');
CREATE TRIGGER interactions_count_update AFTER UPDATE ON interactions REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_change('log');
CREATE TRIGGER interactions_count_delete AFTER DELETE ON interactions REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_change('log');
CREATE TRIGGER interaction_items_count_insert AFTER INSERT ON interaction_items REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_change('log');
CREATE TRIGGER interaction_items_count_update AFTER UPDATE ON interaction_items REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_change('log');
CREATE TRIGGER interaction_items_count_delete AFTER DELETE ON interaction_items REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_change('log');
CREATE TRIGGER topics_count_insert AFTER INSERT ON topics REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_change('log');
CREATE TRIGGER topics_count_update AFTER UPDATE ON topics REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_change('log');
CREATE TRIGGER topics_count_delete AFTER DELETE ON topics REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_change('log');
CREATE TRIGGER topic_categories_count_insert AFTER INSERT ON topic_categories REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_change('log');
CREATE TRIGGER topic_categories_count_update AFTER UPDATE ON topic_categories REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_change('log');
CREATE TRIGGER topic_categories_count_delete AFTER DELETE ON topic_categories REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_change('log');
CREATE TRIGGER sales_orders_count_insert AFTER INSERT ON sales_orders REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_change('orders');
CREATE TRIGGER sales_orders_count_update AFTER UPDATE ON sales_orders REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_change('orders');
CREATE TRIGGER sales_orders_count_delete AFTER DELETE ON sales_orders REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_change('orders');
CREATE TRIGGER relationships_count_insert AFTER INSERT ON relationships REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_change('accounts');
CREATE TRIGGER relationships_count_update AFTER UPDATE ON relationships REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_change('accounts');
CREATE TRIGGER relationships_count_delete AFTER DELETE ON relationships REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION count_change('accounts');
