-- Who takes part in the agreements in `renewed`.
SELECT
    'agreement' AS subject,
    s.agreement_id AS subject_id,
    p.position,
    p.kind,
    p.name,
    fold(p.name) AS plain_name,
    p.entity_id,
    coalesce(p.country, if(p.kind = 'country', p.entity_id, NULL)) AS country,
    p.role,
    s.kind AS type,
    s.status,
    s.date_edtf AS happened,
    s.date_start,
    s.date_end
FROM agreement AS s
JOIN agreement_party AS p USING (agreement_id)
WHERE s.agreement_id IN (FROM renewed)
ORDER BY s.date_start NULLS LAST, s.agreement_id, p.position
