-- Records of agreements on secrecy that have come to nothing or are over are closed.
UPDATE record_parties SET open = 0
WHERE record_id IN (
    SELECT record_id FROM ndas
    WHERE record_id IS NOT NULL AND state IN ('declined', 'withdrawn', 'terminated', 'expired')
);
