-- How often two countries meet in events: in all of them, or in those that the documents of a run tell.
-- parameter run text [null]: Run, as `ghinho query runs` lists them.
-- parameter type event_type [null]: Type of event, code or name.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- example: --param since=2016-01-01
-- column one: Vietnamese name of a country.
-- column other: Vietnamese name of another one.
-- column events: Events in which both take part.
-- column reports: Independent reports of these events.
-- column one_code: ISO 3166 alpha-2 code, or EU.
-- column other_code: ISO 3166 alpha-2 code, or EU.
WITH told AS (
    SELECT event_id, reports, countries
    FROM event_card
    WHERE
        len(countries) > 1
        AND status <> 'cancelled'
        AND ($type::VARCHAR IS NULL OR event_type = $type)
        AND ($since::DATE IS NULL OR date_end >= $since)
        AND ($until::DATE IS NULL OR date_start <= $until)
        AND (
            $run::VARCHAR IS NULL
            OR event_id IN (
                SELECT m.event_id
                FROM event_mention AS m
                JOIN document AS d USING (document_id)
                WHERE d.run_id = $run
            )
        )
),
side AS (
    SELECT event_id, reports, countries, unnest(countries) AS a
    FROM told
),
both_sides AS (
    SELECT event_id, reports, a, unnest(countries) AS b
    FROM side
),
pair AS (
    -- Viet Nam stands first, the others by code.
    SELECT if(b = 'VN', b, a) AS one_code, if(b = 'VN', a, b) AS other_code, count(*) AS events, sum(reports) AS reports
    FROM both_sides
    WHERE a < b
    GROUP BY ALL
)
SELECT
    coalesce(one.name, one_code) AS one,
    coalesce(other.name, other_code) AS other,
    events,
    reports::BIGINT AS reports,
    one_code,
    other_code
FROM pair
LEFT JOIN reference_country AS one ON one.code = one_code
LEFT JOIN reference_country AS other ON other.code = other_code
ORDER BY events DESC, one_code, other_code
