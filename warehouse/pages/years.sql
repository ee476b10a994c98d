-- The years in which the chosen events and agreements begin, the last one first.
-- column year: Year.
SELECT DISTINCT year(date_start) AS year
FROM (
    SELECT date_start
    FROM chosen_event
    JOIN event USING (event_id)
    UNION ALL
    SELECT date_start
    FROM chosen_agreement
    JOIN agreement USING (agreement_id)
)
WHERE date_start IS NOT NULL
ORDER BY year DESC
