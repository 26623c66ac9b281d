-- A contact plan may be for the customers of a segment: who comes into it is due, who leaves it is not.
ALTER TABLE contact_plans ADD COLUMN segment_id BLOB REFERENCES segments (id);
CREATE INDEX contact_plans_segment_id_idx ON contact_plans (segment_id);
