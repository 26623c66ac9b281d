DROP TABLE outcomes;
DROP TABLE study_items;
