-- How often two countries meet in the chosen events.
-- parameter most integer [60]: Number of pairs at most.
-- column one: ISO 3166 alpha-2 code, or EU.
-- column other: ISO 3166 alpha-2 code, or EU.
-- column events: Events in which both take part.
WITH side AS (
    SELECT DISTINCT event_id, p.entity_id AS country
    FROM chosen_event
    JOIN event AS e USING (event_id)
    JOIN event_participant AS p USING (event_id)
    WHERE p.kind = 'country' AND e.status <> 'cancelled'
)
SELECT a.country AS one, b.country AS other, count(*) AS events
FROM side AS a
JOIN side AS b ON b.event_id = a.event_id AND a.country < b.country
GROUP BY ALL
ORDER BY events DESC, one, other
LIMIT $most::INTEGER
