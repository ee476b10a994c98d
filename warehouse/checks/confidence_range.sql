-- Confidence lies between 0 and 1.
WITH stated AS (
    SELECT 'event' AS table_name, event_id AS id, confidence FROM event
    UNION ALL SELECT 'agreement', agreement_id, confidence FROM agreement
)
SELECT *
FROM stated
WHERE confidence NOT BETWEEN 0 AND 1 OR isnan(confidence)
ORDER BY table_name, id
