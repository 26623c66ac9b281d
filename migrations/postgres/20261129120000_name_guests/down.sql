DROP INDEX mediations_mediator_email_idx;
DROP INDEX mediations_mediator_org_idx;
ALTER TABLE invitations DROP COLUMN called_to;
ALTER TABLE invitations DROP COLUMN called_as;
DROP TABLE third_parties;
