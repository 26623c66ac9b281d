-- Whose work a task is: of its owner's firm, or of the firm that made it while nobody does it.
ALTER TABLE tasks ADD COLUMN responsible_org uuid REFERENCES organisations (id);
UPDATE tasks SET responsible_org = coalesce(
    (SELECT memberships.organisation_id FROM memberships WHERE memberships.id = tasks.owner_membership_id),
    tasks.organisation_id
);
ALTER TABLE tasks ALTER COLUMN responsible_org SET NOT NULL;
CREATE INDEX tasks_owner_membership_id_due_at_idx ON tasks (owner_membership_id, due_at) WHERE done_at IS NULL;
CREATE INDEX tasks_responsible_org_done_at_idx ON tasks (responsible_org, done_at);
CREATE INDEX tasks_responsible_org_due_at_idx ON tasks (responsible_org, due_at) WHERE done_at IS NULL;
