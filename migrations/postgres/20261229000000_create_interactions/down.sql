DROP TABLE interaction_items;
DROP TABLE interactions;
DROP TABLE topics;
DROP TABLE topic_categories;
