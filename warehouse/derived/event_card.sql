-- The events in `renewed`, each with all that questions ask for in one row.
WITH member AS (
    SELECT event_id, kind, name, entity_id, min(position) AS position
    FROM event_participant
    WHERE event_id IN (FROM renewed)
    GROUP BY ALL
),
listed AS (
    SELECT
        event_id,
        list(entity_id ORDER BY position) FILTER (kind = 'country') AS countries,
        string_agg(name, ' – ' ORDER BY position) FILTER (kind = 'country') AS sides,
        list(name ORDER BY position) FILTER (kind = 'person') AS persons,
        list(name ORDER BY position) FILTER (kind = 'organization') AS organizations,
        string_agg(name, ' | ' ORDER BY position) AS names
    FROM member
    GROUP BY event_id
)
SELECT
    e.event_id,
    e.event_type,
    e.cameo,
    e.plover,
    e.date_edtf AS happened,
    e.date_start,
    e.date_end,
    e.date_basis,
    e.status,
    coalesce(m.countries, []::VARCHAR[]) AS countries,
    m.sides,
    coalesce(m.persons, []::VARCHAR[]) AS persons,
    coalesce(m.organizations, []::VARCHAR[]) AS organizations,
    e.city,
    e.place_country,
    e.topics,
    e.scope,
    e.is_main,
    e.part_of,
    e.reports,
    e.mentions,
    e.contradictions,
    e.first_published,
    e.last_published,
    e.confidence,
    d.title,
    d.publisher,
    d.url,
    d.source_path,
    e.document_id,
    e.evidence,
    fold(concat_ws(' | ', m.names, e.city, d.title, e.evidence)) AS plain
FROM event AS e
JOIN document AS d USING (document_id)
LEFT JOIN listed AS m USING (event_id)
WHERE e.event_id IN (FROM renewed)
ORDER BY e.date_start NULLS LAST, e.event_id
