-- What a signature is asked for is called where somebody waits for it, and its votes may be told to
-- fewer than all: then the lane says to whom.
ALTER TABLE signoffs ADD COLUMN title text;
ALTER TABLE signoffs ADD COLUMN lane_id uuid REFERENCES lanes (id);
CREATE INDEX signoffs_state_record_id_idx ON signoffs (state, record_id);
