ALTER TABLE signoffs DROP COLUMN lane_id;
ALTER TABLE signoffs DROP COLUMN title;
