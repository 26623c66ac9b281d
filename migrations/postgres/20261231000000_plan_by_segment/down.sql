DROP INDEX contact_plans_segment_id_idx;
ALTER TABLE contact_plans DROP COLUMN segment_id;
