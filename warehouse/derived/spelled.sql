-- The names by which documents in `asked` call persons and organizations, with $step for each of the documents.
WITH called AS (
    SELECT 'person' AS kind, person_id AS entity_id, name
    FROM person
    WHERE document_id IN (FROM asked)
    UNION ALL
    SELECT 'organization', organization_id, unnest(list_distinct([name, short_name] || surfaces))
    FROM organization
    WHERE document_id IN (FROM asked)
)
SELECT kind, entity_id, name, fold(name) AS plain_name, sum($step)::INTEGER AS documents
FROM called
GROUP BY kind, entity_id, name
