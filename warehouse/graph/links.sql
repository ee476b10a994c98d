-- What leads from one thing to another.
-- column from_kind: person, organization, event or agreement.
-- column from_id: What the link goes out from.
-- column link: Role in the event or agreement; source, predecessor or former.
-- column to_kind: person, organization, country, document or sentence.
-- column to_id: What it leads to.
SELECT subject AS from_kind, subject_id AS from_id, role AS link, kind AS to_kind, entity_id AS to_id
FROM participation
UNION ALL
SELECT DISTINCT 'event', event_id, 'source', 'sentence', sentence_id
FROM event_mention
UNION ALL
SELECT DISTINCT 'agreement', agreement_id, 'source', 'sentence', sentence_id
FROM agreement_mention
UNION ALL
SELECT 'person', person_id, 'source', 'document', document_id
FROM person
UNION ALL
SELECT 'organization', organization_id, 'source', 'document', document_id
FROM (SELECT organization_id, document_id FROM organization UNION SELECT organization_id, document_id FROM person)
WHERE organization_id IS NOT NULL
UNION ALL
SELECT 'organization', successor_id, 'predecessor', 'organization', predecessor_id
FROM reference_succession
UNION ALL
SELECT f.kind, f.former_id, 'former', f.kind, f.entity_id
FROM reference_former_id AS f
SEMI JOIN spelling AS s ON s.kind = f.kind AND s.entity_id = f.former_id
ORDER BY ALL
