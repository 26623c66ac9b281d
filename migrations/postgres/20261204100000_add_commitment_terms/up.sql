-- How many pieces a promise is about, and whether the goods go back, as the accepted term says; and
-- which entry of the shared lane says that it was done, with the evidence.
ALTER TABLE commitments ADD COLUMN quantity bigint;
ALTER TABLE commitments ADD COLUMN return_required boolean NOT NULL DEFAULT false;
ALTER TABLE commitments ADD COLUMN fulfilled_seq bigint;
