-- The texts in `asked`: bodies without their titles.
-- column text_id: Text.
-- column text: The text itself.
WITH place AS (
    SELECT s.text_id, min(d.rowid) AS place, arg_min(s.start_offset, d.rowid) AS start_offset
    FROM sketch AS s
    JOIN document AS d USING (document_id)
    WHERE s.text_id IN (FROM asked)
    GROUP BY s.text_id
)
SELECT p.text_id, substring(d.body, p.start_offset + 1) AS text
FROM place AS p
JOIN document AS d ON d.rowid = p.place  -- so that no other bodies are read
