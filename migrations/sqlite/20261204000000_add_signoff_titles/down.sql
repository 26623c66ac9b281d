DROP INDEX signoffs_state_record_id_idx;
ALTER TABLE signoffs DROP COLUMN lane_id;
ALTER TABLE signoffs DROP COLUMN title;
