-- Organisations that were taken out of a lane: that a firm's agreement on secrecy has ended shows to
-- no other customer, by no list of readers.
CREATE TABLE lane_former_readers (
    lane_id uuid NOT NULL REFERENCES lanes (id),
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (lane_id, organisation_id)
);
CREATE INDEX lane_former_readers_organisation_id_idx ON lane_former_readers (organisation_id);

-- A proposed agreement on secrecy ends with its last day, also one that was proposed before that was so.
INSERT INTO outbox
    (id, kind, ref_id, payload, dedupe, due_at, state, attempts, lease_no, created_at)
SELECT
    gen_random_uuid(), 'nda_end', id, '{}'::jsonb, 'nda_end:' || id::text,
    until_at + interval '1 second', 'waiting', 0, 0, now()
FROM ndas
WHERE state = 'proposed'
ON CONFLICT (dedupe) DO NOTHING;

-- English says vendor; of stored definitions all that were ever published are copies of the first.
UPDATE definitions SET data = replace(data::text, '"Awaiting supplier"', '"Awaiting vendor"')::jsonb
WHERE data::text LIKE '%"Awaiting supplier"%';
