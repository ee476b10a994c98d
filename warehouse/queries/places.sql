-- Where things happen: cities and countries by number of events.
-- parameter country country [null]: Country of the place, code or name.
-- parameter type event_type [null]: Type of event, code or name.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- example: --param type=meeting
-- column city: City; empty where only the country is known.
-- column place_country: Country of the event, ISO 3166 alpha-2.
-- column events: Events there.
-- column guests: Countries that took part, but for that of the place, the most frequent first.
-- column last_day: First day of the last one.
WITH placed AS (
    SELECT event_id, city, place_country, countries, date_start
    FROM event_card
    WHERE
        status IN ('occurred', 'ongoing')
        AND (city IS NOT NULL OR place_country IS NOT NULL)
        AND ($country::VARCHAR IS NULL OR place_country = $country)
        AND ($type::VARCHAR IS NULL OR event_type = $type)
        AND ($since::DATE IS NULL OR date_end >= $since)
        AND ($until::DATE IS NULL OR date_start <= $until)
),
guest AS (
    SELECT city, place_country, code, count(*) AS events
    FROM (SELECT city, place_country, unnest(countries) AS code FROM placed)
    WHERE code IS DISTINCT FROM place_country
    GROUP BY ALL
),
guests AS (
    SELECT city, place_country, list(code ORDER BY events DESC, code) AS guests
    FROM guest
    GROUP BY ALL
),
counted AS (
    SELECT city, place_country, count(*) AS events, max(date_start) AS last_day
    FROM placed
    GROUP BY ALL
)
SELECT c.city, c.place_country, c.events, coalesce(g.guests, []) AS guests, c.last_day
FROM counted AS c
LEFT JOIN guests AS g
    ON g.city IS NOT DISTINCT FROM c.city AND g.place_country IS NOT DISTINCT FROM c.place_country
ORDER BY c.events DESC, c.city NULLS LAST, c.place_country
