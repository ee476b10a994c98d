-- How often two countries meet in events: in all of them, or in those that the documents of a run tell.
-- parameter run text [null]: Run, as `ghinho query runs` lists them.
-- column one: Vietnamese name of a country.
-- column other: Vietnamese name of another one.
-- column events: Events in which both take part.
-- column reports: Independent reports of these events.
-- column one_code: ISO 3166 alpha-2 code, or EU.
-- column other_code: ISO 3166 alpha-2 code, or EU.
WITH side AS (
    SELECT DISTINCT e.event_id, e.reports, p.entity_id AS code
    FROM event_participant AS p
    JOIN event AS e USING (event_id)
    WHERE
        p.kind = 'country'
        AND e.status <> 'cancelled'
        AND (
            $run::VARCHAR IS NULL
            OR e.event_id IN (
                SELECT m.event_id
                FROM event_mention AS m
                JOIN document AS d USING (document_id)
                WHERE d.run_id = $run
            )
        )
),
pair AS (
    -- Viet Nam stands first, the others by code.
    SELECT
        a.event_id,
        a.reports,
        if(b.code = 'VN', b.code, a.code) AS one_code,
        if(b.code = 'VN', a.code, b.code) AS other_code
    FROM side AS a
    JOIN side AS b ON b.event_id = a.event_id AND a.code < b.code
)
SELECT
    coalesce(one.name, one_code) AS one,
    coalesce(other.name, other_code) AS other,
    count(*) AS events,
    sum(reports)::BIGINT AS reports,
    one_code,
    other_code
FROM pair
LEFT JOIN reference_country AS one ON one.code = one_code
LEFT JOIN reference_country AS other ON other.code = other_code
GROUP BY ALL
ORDER BY events DESC, one_code, other_code
