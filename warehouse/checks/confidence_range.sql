-- Confidence lies between 0 and 1.
WITH stated AS (
    SELECT 'event_mention' AS table_name, event_mention_id AS id, confidence FROM event_mention
    UNION ALL SELECT 'agreement_mention', agreement_mention_id, confidence FROM agreement_mention
)
SELECT *
FROM stated
WHERE confidence NOT BETWEEN 0 AND 1 OR isnan(confidence)
ORDER BY table_name, id
