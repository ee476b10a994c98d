-- The bytes of every document are kept, and are those that it was read from.
SELECT d.document_id, d.source_path, d.sha256, r.sha256 AS sha256_kept
FROM document AS d
LEFT JOIN raw_document AS r USING (document_id, source_path)
WHERE r.sha256 IS DISTINCT FROM d.sha256
ORDER BY d.document_id
