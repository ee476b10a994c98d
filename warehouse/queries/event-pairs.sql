-- How often two countries meet in events, over all documents or those that a run loaded.
-- parameter run text [null]: Run, as `ghinho query runs` lists them.
-- column one: Vietnamese name of a country.
-- column other: Vietnamese name of another one.
-- column events: Events in which both take part.
-- column documents: Documents that tell them, each story once.
-- column one_code: ISO 3166 alpha-2 code, or EU.
-- column other_code: ISO 3166 alpha-2 code, or EU.
WITH side AS (
    SELECT DISTINCT p.event_id, p.document_id, p.entity_id AS code
    FROM event_participant AS p
    JOIN event AS e USING (event_id)
    JOIN document AS d ON d.document_id = p.document_id
    WHERE
        p.kind = 'country'
        AND e.status <> 'cancelled'
        AND d.duplicate_of IS NULL
        AND ($run::VARCHAR IS NULL OR d.run_id = $run)
),
pair AS (
    -- Viet Nam stands first, the others by code.
    SELECT
        a.event_id,
        a.document_id,
        if(b.code = 'VN', b.code, a.code) AS one_code,
        if(b.code = 'VN', a.code, b.code) AS other_code
    FROM side AS a
    JOIN side AS b ON b.event_id = a.event_id AND a.code < b.code
)
SELECT
    coalesce(one.name, one_code) AS one,
    coalesce(other.name, other_code) AS other,
    count(*) AS events,
    count(DISTINCT document_id) AS documents,
    one_code,
    other_code
FROM pair
LEFT JOIN reference_country AS one ON one.code = one_code
LEFT JOIN reference_country AS other ON other.code = other_code
GROUP BY ALL
ORDER BY events DESC, one_code, other_code
