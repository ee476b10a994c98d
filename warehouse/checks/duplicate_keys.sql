-- No table has two rows with the same key.
WITH keys AS (
    SELECT 'raw_document' AS table_name, document_id AS key FROM raw_document
    UNION ALL SELECT 'document', document_id FROM document
    UNION ALL SELECT 'sketch', document_id FROM sketch
    UNION ALL SELECT 'copy_link', concat_ws(' ', part_id, whole_id) FROM copy_link
    UNION ALL SELECT 'removed', concat_ws(' ', document_id, position) FROM removed
    UNION ALL SELECT 'sentence', sentence_id FROM sentence
    UNION ALL SELECT 'mention', mention_id FROM mention
    UNION ALL SELECT 'event_mention', event_mention_id FROM event_mention
    UNION ALL
    SELECT 'event_mention_participant', concat_ws(' ', event_mention_id, position) FROM event_mention_participant
    UNION ALL SELECT 'agreement_mention', agreement_mention_id FROM agreement_mention
    UNION ALL
    SELECT 'agreement_mention_party', concat_ws(' ', agreement_mention_id, position) FROM agreement_mention_party
    UNION ALL
    SELECT 'agreement_mention_stage', concat_ws(' ', agreement_mention_id, position) FROM agreement_mention_stage
    UNION ALL SELECT 'event', event_id FROM event
    UNION ALL SELECT 'event_participant', concat_ws(' ', event_id, position) FROM event_participant
    UNION ALL SELECT 'agreement', agreement_id FROM agreement
    UNION ALL SELECT 'agreement_party', concat_ws(' ', agreement_id, position) FROM agreement_party
    UNION ALL SELECT 'event_card', event_id FROM event_card
    UNION ALL SELECT 'agreement_card', agreement_id FROM agreement_card
    UNION ALL SELECT 'participation', concat_ws(' ', subject_id, position) FROM participation
    UNION ALL SELECT 'telling_link', concat_ws(' ', one_id, other_id) FROM telling_link
    UNION ALL SELECT 'decision', decision_id FROM decision
    UNION ALL SELECT 'person', concat_ws(' ', document_id, person_id) FROM person
    UNION ALL SELECT 'organization', concat_ws(' ', document_id, organization_id) FROM organization
    UNION ALL SELECT 'spelling', concat_ws(' ', kind, entity_id, name) FROM spelling
    UNION ALL SELECT 'issue', issue_id FROM issue
    UNION ALL SELECT 'run', run_id FROM run
    UNION ALL SELECT 'reference_country', code FROM reference_country
    UNION ALL SELECT 'reference_organization', organization_id FROM reference_organization
    UNION ALL SELECT 'reference_succession', concat_ws(' ', predecessor_id, successor_id) FROM reference_succession
    UNION ALL SELECT 'reference_person', person_id FROM reference_person
    UNION ALL SELECT 'reference_membership', membership_id FROM reference_membership
    UNION ALL SELECT 'reference_former_id', former_id FROM reference_former_id
)
SELECT table_name, key, count(*) AS copies
FROM keys
GROUP BY table_name, key
HAVING count(*) > 1
ORDER BY table_name, key
