-- Sentences, events and agreements that a row points to exist, in the same document.
WITH link AS (
    SELECT 'mention' AS table_name, mention_id AS id, document_id, 'sentence' AS target, sentence_id AS target_id
    FROM mention
    UNION ALL SELECT 'event', event_id, document_id, 'sentence', sentence_id FROM event
    UNION ALL SELECT 'agreement', agreement_id, document_id, 'sentence', sentence_id FROM agreement
    UNION ALL SELECT 'agreement', agreement_id, document_id, 'event', event_id FROM agreement
    UNION ALL
    SELECT 'event_participant', concat_ws(' ', event_id, position), document_id, 'event', event_id
    FROM event_participant
    UNION ALL
    SELECT 'agreement_party', concat_ws(' ', agreement_id, position), document_id, 'agreement', agreement_id
    FROM agreement_party
),
target AS (
    SELECT 'sentence' AS target, sentence_id AS target_id, document_id FROM sentence
    UNION ALL SELECT 'event', event_id, document_id FROM event
    UNION ALL SELECT 'agreement', agreement_id, document_id FROM agreement
)
SELECT table_name, id, document_id, target, target_id
FROM link
ANTI JOIN target USING (target, target_id, document_id)
WHERE target_id IS NOT NULL
ORDER BY ALL
