-- Sentences on which events and agreements rest.
-- column sentence_id: Sentence.
-- column document_id: Document.
-- column text: The sentence.
SELECT sentence_id, document_id, text
FROM sentence
WHERE sentence_id IN (SELECT sentence_id FROM event_mention UNION SELECT sentence_id FROM agreement_mention)
ORDER BY sentence_id
