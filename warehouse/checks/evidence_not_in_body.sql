-- The evidence of an event or agreement stands in the body of its document, word for word.
WITH stated AS (
    SELECT 'event_mention' AS table_name, event_mention_id AS id, document_id, evidence FROM event_mention
    UNION ALL SELECT 'agreement_mention', agreement_mention_id, document_id, evidence FROM agreement_mention
    UNION ALL
    SELECT 'agreement_mention_stage', concat_ws(' ', agreement_mention_id, position), document_id, evidence
    FROM agreement_mention_stage
)
SELECT s.table_name, s.id, d.source_path, s.evidence
FROM stated AS s
JOIN document AS d USING (document_id)
WHERE s.evidence = '' OR NOT contains(d.body, s.evidence)
ORDER BY s.table_name, s.id
