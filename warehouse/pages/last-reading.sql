-- When something new was read last.
-- column known: Start of the last run that read something new.
SELECT max(r.started_at) AS known
FROM run AS r
WHERE r.run_id IN (SELECT run_id FROM raw_document)
