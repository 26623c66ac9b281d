DROP INDEX tasks_responsible_org_due_at_idx;
DROP INDEX tasks_responsible_org_done_at_idx;
DROP INDEX tasks_owner_membership_id_due_at_idx;
ALTER TABLE tasks DROP COLUMN responsible_org;
