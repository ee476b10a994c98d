-- Every name by which documents call persons and organizations is known, with the number of documents.
WITH called AS (
    SELECT 'person' AS kind, person_id AS entity_id, name
    FROM person
    UNION ALL
    SELECT 'organization', organization_id, unnest(list_distinct([name, short_name] || surfaces))
    FROM organization
),
counted AS (
    SELECT kind, entity_id, name, count(*)::INTEGER AS documents
    FROM called
    GROUP BY kind, entity_id, name
),
kept AS (
    SELECT kind, entity_id, name, documents
    FROM spelling
)
SELECT 'spelling' AS table_name, concat_ws(' ', kind, entity_id, name) AS id, 'is missing or another' AS problem
FROM (FROM counted EXCEPT FROM kept)
UNION ALL
SELECT 'spelling', concat_ws(' ', kind, entity_id, name), 'stands for nothing'
FROM (FROM kept EXCEPT FROM counted)
ORDER BY ALL
