-- The visit in which each event of `asked` took place: in its days, between its sides, and with the visitor or in a
-- document that tells both. A visit of which only the month is known holds what is told of the visitor in its country.
-- column event_id: Event.
-- column part_of: Visit, where there is one.
WITH visit AS (
    SELECT event_id, date_start, date_end, place_country
    FROM event
    WHERE
        event_type = 'visit'
        AND status <> 'cancelled'
        AND place_country IS NOT NULL
        AND date_end - date_start <= 31
),
visitor AS (
    SELECT v.event_id, p.entity_id
    FROM visit AS v
    JOIN event_participant AS p USING (event_id)
    WHERE p.kind = 'person' AND p.country <> v.place_country
),
part AS (
    SELECT event_id, date_start, date_end, place_country
    FROM event
    WHERE
        event_id IN (FROM asked)
        AND event_type IN ('meeting', 'signing', 'conference', 'ceremony')
        AND date_end - date_start <= 10
        AND event_id NOT IN (
            -- Gatherings of many states belong to no visit.
            SELECT event_id FROM event_participant WHERE kind = 'country' GROUP BY event_id HAVING count(*) > 3
        )
),
met AS (
    SELECT e.event_id, v.event_id AS visit_id, 1 AS met
    FROM part AS e
    JOIN event_participant AS p USING (event_id)
    JOIN visitor AS v USING (entity_id)
    UNION ALL
    SELECT e.event_id, v.event_id, 0
    FROM part AS e
    JOIN event_mention AS m USING (event_id)
    JOIN event_mention AS o ON o.document_id = m.document_id AND o.event_type = 'visit'
    JOIN visit AS v ON v.event_id = o.event_id
),
held AS (
    SELECT m.event_id, m.visit_id, sum(m.met) AS met, any_value(v.date_end - v.date_start) AS days
    FROM met AS m
    JOIN part AS e USING (event_id)
    JOIN visit AS v ON v.event_id = m.visit_id
    JOIN event_participant AS host
        ON host.event_id = e.event_id AND host.kind = 'country' AND host.entity_id = v.place_country
    JOIN event_participant AS guest
        ON guest.event_id = e.event_id AND guest.kind = 'country' AND guest.entity_id <> v.place_country
    JOIN event_participant AS side
        ON side.event_id = v.event_id AND side.kind = 'country' AND side.entity_id = guest.entity_id
    WHERE
        e.date_start >= v.date_start
        AND e.date_end <= v.date_end
        AND coalesce(e.place_country, v.place_country) = v.place_country
    GROUP BY m.event_id, m.visit_id
    HAVING days <= 20 OR (met > 0 AND bool_and(e.place_country IS NOT NULL))
),
chosen AS (
    SELECT event_id, visit_id
    FROM held
    QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY days, met DESC, visit_id) = 1
)
SELECT a.event_id, c.visit_id AS part_of
FROM asked AS a
LEFT JOIN chosen AS c USING (event_id)
ORDER BY a.event_id
