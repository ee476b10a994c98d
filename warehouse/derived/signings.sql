-- The signings of the agreements in `agreed`, and of those whose signing may be another since the events in `renewed`
-- came and those in `gone` went.
-- column agreement_id: Agreement.
-- column event_id: The signing.
WITH asked AS (
    FROM agreed
    UNION
    SELECT agreement_id FROM agreement WHERE event_id IN (FROM gone)
    UNION
    SELECT a.agreement_id
    FROM agreement_mention AS a
    JOIN event_mention AS e USING (event_mention_id)
    WHERE e.event_id IN (FROM renewed)
)
SELECT a.agreement_id, min(e.event_id) AS event_id
FROM asked AS q
JOIN agreement_mention AS a USING (agreement_id)
LEFT JOIN event_mention AS e USING (event_mention_id)
GROUP BY a.agreement_id
