DELETE FROM outbox
WHERE kind = 'nda_end' AND state = 'waiting'
    AND ref_id IN (SELECT id FROM ndas WHERE state = 'proposed');
DROP TABLE lane_former_readers;
