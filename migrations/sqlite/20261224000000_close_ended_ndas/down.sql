UPDATE record_parties SET open = 1
WHERE record_id IN (
    SELECT record_id FROM ndas
    WHERE record_id IS NOT NULL AND state IN ('declined', 'withdrawn', 'terminated', 'expired')
);
