-- A document is international exactly where it tells an international event or agreement.
WITH told AS (
    SELECT document_id FROM event_mention WHERE scope = 'international'
    UNION
    SELECT document_id FROM agreement_mention WHERE scope = 'international'
)
SELECT document_id, source_path, scope
FROM document
WHERE (scope = 'international') <> (document_id IN (FROM told))
ORDER BY document_id
