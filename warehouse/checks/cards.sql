-- Every event and agreement has a card that says the same, and every participant a participation.
WITH derived AS (
    SELECT 'event_card' AS table_name, event_id AS id, status, happened AS date_edtf, document_id FROM event_card
    UNION ALL SELECT 'agreement_card', agreement_id, status, signed, document_id FROM agreement_card
    UNION ALL
    SELECT 'participation', concat_ws(' ', subject_id, position), status, happened, entity_id FROM participation
),
source AS (
    SELECT 'event_card' AS table_name, event_id AS id, status, date_edtf, document_id FROM event
    UNION ALL SELECT 'agreement_card', agreement_id, status, date_edtf, document_id FROM agreement
    UNION ALL
    SELECT 'participation', concat_ws(' ', event_id, p.position), e.status, e.date_edtf, p.entity_id
    FROM event_participant AS p
    JOIN event AS e USING (event_id)
    UNION ALL
    SELECT 'participation', concat_ws(' ', agreement_id, p.position), a.status, a.date_edtf, p.entity_id
    FROM agreement_party AS p
    JOIN agreement AS a USING (agreement_id)
)
SELECT table_name, id, 'is missing or another' AS problem
FROM (FROM source EXCEPT FROM derived)
UNION ALL
SELECT table_name, id, 'stands for nothing'
FROM (FROM derived EXCEPT FROM source)
ORDER BY ALL
