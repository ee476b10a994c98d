-- No two documents come from the same path: a newer one replaces the older one.
SELECT source_path, list(document_id ORDER BY document_id) AS documents
FROM document
GROUP BY source_path
HAVING count(*) > 1
ORDER BY source_path
