-- Who travels most: persons by the visits that they made.
-- parameter country country [null]: Country of the traveler, code or name.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- example: --param since=2016-01-01
-- column person: Name.
-- column country: Country of the person.
-- column visits: Visits, ongoing and done.
-- column places: Countries visited, the most visited first.
-- column first_visit: First day of the first one.
-- column last_visit: First day of the last one.
WITH traveler AS (
    SELECT subject_id AS event_id, name, country, entity_id
    FROM participation
    WHERE
        subject = 'event'
        AND type = 'visit'
        AND status IN ('occurred', 'ongoing')
        AND kind = 'person'
        AND role IN ('guest', 'head_of_delegation')
        AND ($country::VARCHAR IS NULL OR country = $country)
        AND ($since::DATE IS NULL OR date_end >= $since)
        AND ($until::DATE IS NULL OR date_start <= $until)
),
visited AS (
    SELECT
        t.entity_id,
        t.name,
        t.country,
        t.event_id,
        c.date_start,
        coalesce(c.place_country, list_filter(c.countries, lambda code: code IS DISTINCT FROM t.country)[1]) AS place
    FROM traveler AS t
    JOIN event_card AS c USING (event_id)
),
counted AS (
    SELECT entity_id, place, count(*) AS visits
    FROM visited
    WHERE place IS NOT NULL
    GROUP BY ALL
),
places AS (
    SELECT entity_id, list(place ORDER BY visits DESC, place) AS places
    FROM counted
    GROUP BY entity_id
)
SELECT
    min(v.name) AS person,
    min(v.country) AS country,
    count(DISTINCT v.event_id) AS visits,
    any_value(coalesce(p.places, [])) AS places,
    min(v.date_start) AS first_visit,
    max(v.date_start) AS last_visit
FROM visited AS v
LEFT JOIN places AS p USING (entity_id)
GROUP BY v.entity_id
ORDER BY visits DESC, person, v.entity_id
