-- What a copy is said to be a copy of is in the warehouse, and stands for itself; links join texts that are there.
WITH broken AS (
    SELECT 'document' AS table_name, c.document_id AS id, c.duplicate_of AS target
    FROM document AS c
    WHERE
        c.duplicate_of IS NOT NULL
        AND c.duplicate_of NOT IN (SELECT document_id FROM document WHERE duplicate_of IS NULL)
    UNION ALL
    SELECT 'copy_link', part_id, whole_id
    FROM copy_link
    WHERE part_id NOT IN (SELECT text_id FROM sketch) OR whole_id NOT IN (SELECT text_id FROM sketch)
)
SELECT table_name, id, target
FROM broken
ORDER BY ALL
