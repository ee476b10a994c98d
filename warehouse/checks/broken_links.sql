-- Sentences, events, agreements, persons and organizations that a row points to exist, in the same document.
WITH link AS (
    SELECT 'mention' AS table_name, mention_id AS id, document_id, 'sentence' AS target, sentence_id AS target_id
    FROM mention
    UNION ALL SELECT 'event_mention', event_mention_id, document_id, 'sentence', sentence_id FROM event_mention
    UNION ALL SELECT 'agreement_mention', agreement_mention_id, document_id, 'sentence', sentence_id FROM agreement_mention
    UNION ALL SELECT 'agreement_mention', agreement_mention_id, document_id, 'event_mention', event_mention_id FROM agreement_mention
    UNION ALL
    SELECT 'event_mention_participant', concat_ws(' ', event_mention_id, position), document_id, 'event_mention', event_mention_id
    FROM event_mention_participant
    UNION ALL
    SELECT 'agreement_mention_party', concat_ws(' ', agreement_mention_id, position), document_id, 'agreement_mention', agreement_mention_id
    FROM agreement_mention_party
    UNION ALL
    SELECT 'agreement_mention_stage', concat_ws(' ', agreement_mention_id, position), document_id, 'agreement_mention', agreement_mention_id
    FROM agreement_mention_stage
    UNION ALL
    SELECT 'agreement_mention_stage', concat_ws(' ', agreement_mention_id, position), document_id, 'sentence', sentence_id
    FROM agreement_mention_stage
    UNION ALL
    SELECT 'event_mention_participant', concat_ws(' ', event_mention_id, position), document_id, kind, entity_id
    FROM event_mention_participant
    WHERE kind <> 'country'
    UNION ALL
    SELECT 'agreement_mention_party', concat_ws(' ', agreement_mention_id, position), document_id, kind, entity_id
    FROM agreement_mention_party
    WHERE kind <> 'country'
),
target AS (
    SELECT 'sentence' AS target, sentence_id AS target_id, document_id FROM sentence
    UNION ALL SELECT 'event_mention', event_mention_id, document_id FROM event_mention
    UNION ALL SELECT 'agreement_mention', agreement_mention_id, document_id FROM agreement_mention
    UNION ALL SELECT 'person', person_id, document_id FROM person
    UNION ALL SELECT 'organization', organization_id, document_id FROM organization
)
SELECT table_name, id, document_id, target, target_id
FROM link
ANTI JOIN target USING (target, target_id, document_id)
WHERE target_id IS NOT NULL
ORDER BY ALL
