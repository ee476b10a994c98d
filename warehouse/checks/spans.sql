-- Offsets of sentences and mentions cut exactly their text out of the body.
WITH span AS (
    SELECT 'sentence' AS table_name, sentence_id AS id, document_id, start_offset, end_offset, text FROM sentence
    UNION ALL SELECT 'mention', mention_id, document_id, start_offset, end_offset, surface FROM mention
)
SELECT s.table_name, s.id, d.source_path, s.start_offset, s.end_offset, s.text
FROM span AS s
JOIN document AS d USING (document_id)
WHERE substring(d.body, s.start_offset + 1, s.end_offset - s.start_offset) <> s.text OR s.end_offset <= s.start_offset
ORDER BY s.table_name, s.id
