-- Documents with the texts in `grouped`.
-- column document_id: Document.
-- column text_id: Its text.
-- column words: Number of words in the text.
-- column published_on: Day of publication.
SELECT s.document_id, s.text_id, s.words, d.published_on
FROM sketch AS s
JOIN document AS d USING (document_id)
WHERE s.text_id IN (FROM grouped)
ORDER BY s.document_id
