-- The texts in `asked`: bodies without their titles.
-- column text_id: Text.
-- column text: The text itself.
SELECT s.text_id, any_value(substring(d.body, s.start_offset + 1)) AS text
FROM sketch AS s
JOIN document AS d USING (document_id)
WHERE s.text_id IN (FROM asked)
GROUP BY s.text_id
