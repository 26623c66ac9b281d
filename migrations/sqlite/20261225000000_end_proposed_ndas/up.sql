-- Organisations that were taken out of a lane: that a firm's agreement on secrecy has ended shows to
-- no other customer, by no list of readers.
CREATE TABLE lane_former_readers (
    lane_id BLOB NOT NULL REFERENCES lanes (id),
    organisation_id BLOB NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (lane_id, organisation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX lane_former_readers_organisation_id_idx ON lane_former_readers (organisation_id);

-- A proposed agreement on secrecy ends with its last day, also one that was proposed before that was so.
INSERT INTO outbox
    (id, kind, ref_id, payload, dedupe, due_at, state, attempts, lease_no, created_at)
SELECT
    randomblob(16), 'nda_end', id, '{}',
    'nda_end:' || lower(
        substr(hex(id), 1, 8) || '-' || substr(hex(id), 9, 4) || '-' || substr(hex(id), 13, 4) || '-'
        || substr(hex(id), 17, 4) || '-' || substr(hex(id), 21, 12)
    ),
    until_at + 1000000, 'waiting', 0, 0, unixepoch() * 1000000
FROM ndas
WHERE state = 'proposed'
ON CONFLICT (dedupe) DO NOTHING;

-- English says vendor; of stored definitions all that were ever published are copies of the first.
UPDATE definitions SET data = replace(data, '"Awaiting supplier"', '"Awaiting vendor"')
WHERE data LIKE '%"Awaiting supplier"%';
