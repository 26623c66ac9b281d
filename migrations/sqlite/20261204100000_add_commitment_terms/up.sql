-- How many pieces a promise is about, and whether the goods go back, as the accepted term says; and
-- which entry of the shared lane says that it was done, with the evidence.
ALTER TABLE commitments ADD COLUMN quantity INTEGER;
ALTER TABLE commitments ADD COLUMN return_required INTEGER NOT NULL DEFAULT 0 CHECK (return_required IN (0, 1));
ALTER TABLE commitments ADD COLUMN fulfilled_seq INTEGER;
