-- Who takes part in the events in `renewed`.
SELECT
    'event' AS subject,
    s.event_id AS subject_id,
    p.position,
    p.kind,
    p.name,
    fold(p.name) AS plain_name,
    p.entity_id,
    coalesce(p.country, if(p.kind = 'country', p.entity_id, NULL)) AS country,
    p.role,
    s.event_type AS type,
    s.status,
    s.date_edtf AS happened,
    s.date_start,
    s.date_end
FROM event AS s
JOIN event_participant AS p USING (event_id)
WHERE s.event_id IN (FROM renewed)
ORDER BY s.date_start NULLS LAST, s.event_id, p.position
