ALTER TABLE commitments DROP COLUMN fulfilled_seq;
ALTER TABLE commitments DROP COLUMN return_required;
ALTER TABLE commitments DROP COLUMN quantity;
