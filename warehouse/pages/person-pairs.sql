-- Whom the persons of a country met, called or visited in the chosen events, the most frequent first.
-- parameter hub text: ISO 3166 alpha-2 code of that country.
-- parameter most integer [24]: Number of pairs at most.
-- column one: A person of that country.
-- column other: A person of another one.
-- column other_country: Country of that person.
-- column events: Events in which both take part.
-- column last_day: Day of the last of them.
WITH person AS (
    SELECT DISTINCT p.event_id, p.entity_id, p.name, p.country, e.date_end
    FROM chosen_event
    JOIN event AS e USING (event_id)
    JOIN event_participant AS p USING (event_id)
    WHERE
        p.kind = 'person'
        AND p.country IS NOT NULL
        AND e.event_type IN ('meeting', 'call', 'visit')
        AND e.status IN ('occurred', 'ongoing')
)
SELECT
    min(a.name) AS one,
    min(b.name) AS other,
    b.country AS other_country,
    count(DISTINCT a.event_id) AS events,
    max(a.date_end) AS last_day
FROM person AS a
JOIN person AS b
    ON b.event_id = a.event_id
    AND b.country <> a.country
WHERE a.country = $hub
GROUP BY a.entity_id, b.entity_id, b.country
ORDER BY events DESC, last_day DESC NULLS LAST, one, other
LIMIT $most::INTEGER
