-- Who takes part in the events in `renewed`: as in the best telling, then whom the others add; of what many tell,
-- whom at least one in ten of them names. An organization of the reference data has its usual name, whatever they call it.
WITH named AS (
    SELECT
        m.event_id,
        p.*,
        m.document_id = e.document_id AND m.sentence_id = e.sentence_id AS is_best,
        e.mentions AS all_mentions
    FROM event_mention AS m
    JOIN event AS e USING (event_id)
    JOIN event_mention_participant AS p USING (event_mention_id)
    WHERE m.event_id IN (FROM renewed)
),
joined AS (
    SELECT
        event_id,
        kind,
        entity_id,
        first(name ORDER BY is_best DESC, length(name) DESC, name) AS name,
        first(role ORDER BY is_best DESC, role = 'participant', role) AS role,
        first(country ORDER BY country NULLS LAST) AS country,
        min(position) FILTER (is_best) AS place,
        min(position) AS elsewhere,
        count(DISTINCT event_mention_id)::INTEGER AS mentions
    FROM named
    GROUP BY event_id, kind, entity_id
    HAVING bool_or(is_best) OR 10 * mentions >= any_value(all_mentions)
)
SELECT
    event_id,
    (
        row_number() OVER (
            PARTITION BY event_id ORDER BY place NULLS LAST, mentions DESC, elsewhere, j.kind, entity_id
        ) - 1
    )::INTEGER AS position,
    j.kind,
    coalesce(o.name, j.name) AS name,
    entity_id,
    role,
    j.country,
    mentions
FROM joined AS j
LEFT JOIN reference_organization AS o ON j.kind = 'organization' AND o.organization_id = j.entity_id
ORDER BY event_id, position
