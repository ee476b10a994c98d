-- Every row belongs to a document of the warehouse.
WITH owned AS (
    SELECT 'sketch' AS table_name, document_id FROM sketch
    UNION ALL SELECT 'removed', document_id FROM removed
    UNION ALL SELECT 'sentence', document_id FROM sentence
    UNION ALL SELECT 'mention', document_id FROM mention
    UNION ALL SELECT 'event_mention', document_id FROM event_mention
    UNION ALL SELECT 'event_mention_participant', document_id FROM event_mention_participant
    UNION ALL SELECT 'agreement_mention', document_id FROM agreement_mention
    UNION ALL SELECT 'agreement_mention_party', document_id FROM agreement_mention_party
    UNION ALL SELECT 'agreement_mention_stage', document_id FROM agreement_mention_stage
    UNION ALL SELECT 'person', document_id FROM person
    UNION ALL SELECT 'organization', document_id FROM organization
)
SELECT table_name, document_id, count(*) AS orphans
FROM owned
ANTI JOIN document USING (document_id)
GROUP BY table_name, document_id
ORDER BY table_name, document_id
