-- How often each country takes part in the chosen events and agreements.
-- parameter most integer [40]: Number of countries at most.
-- column country: ISO 3166 alpha-2 code, or EU.
-- column events: Events in which it takes part.
-- column agreements: Agreements to which it or one of its bodies is a party.
-- column last_day: Day of the last event that has happened.
WITH told AS (
    SELECT DISTINCT p.entity_id AS country, e.event_id, e.date_end, e.status
    FROM chosen_event
    JOIN event AS e USING (event_id)
    JOIN event_participant AS p USING (event_id)
    WHERE p.kind = 'country' AND e.status <> 'cancelled'
),
took_part AS (
    SELECT country, count(*) AS events, max(date_end) FILTER (status <> 'planned') AS last_day
    FROM told
    GROUP BY country
),
agreed AS (
    SELECT country, count(DISTINCT agreement_id) AS agreements
    FROM chosen_agreement
    JOIN agreement_party USING (agreement_id)
    WHERE country IS NOT NULL
    GROUP BY country
)
SELECT
    country,
    coalesce(t.events, 0) AS events,
    coalesce(a.agreements, 0) AS agreements,
    t.last_day
FROM took_part AS t
FULL JOIN agreed AS a USING (country)
ORDER BY events DESC, agreements DESC, country
LIMIT $most::INTEGER
