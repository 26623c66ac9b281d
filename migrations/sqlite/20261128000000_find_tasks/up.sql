-- Whose work a task is: of its owner's firm, or of the firm that made it while nobody does it.
ALTER TABLE tasks RENAME TO tasks_before;
CREATE TABLE tasks (
    id BLOB NOT NULL PRIMARY KEY,
    record_id BLOB NOT NULL REFERENCES records (id),
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
    text TEXT NOT NULL,
    owner_membership_id BLOB REFERENCES memberships (id),
    due_at INTEGER,
    position INTEGER NOT NULL,
    done_at INTEGER,
    done_by BLOB REFERENCES memberships (id),
    version INTEGER NOT NULL,
    created_by BLOB REFERENCES memberships (id),
    created_at INTEGER NOT NULL,
    responsible_org BLOB NOT NULL REFERENCES organisations (id)
) STRICT;
INSERT INTO tasks
SELECT tasks_before.*, coalesce(memberships.organisation_id, tasks_before.organisation_id)
FROM tasks_before LEFT JOIN memberships ON memberships.id = tasks_before.owner_membership_id;
DROP TABLE tasks_before;
CREATE INDEX tasks_record_id_position_idx ON tasks (record_id, position);
CREATE INDEX tasks_owner_membership_id_done_at_idx ON tasks (owner_membership_id, done_at);
CREATE INDEX tasks_owner_membership_id_due_at_idx ON tasks (owner_membership_id, due_at) WHERE done_at IS NULL;
CREATE INDEX tasks_responsible_org_done_at_idx ON tasks (responsible_org, done_at);
CREATE INDEX tasks_responsible_org_due_at_idx ON tasks (responsible_org, due_at) WHERE done_at IS NULL;
