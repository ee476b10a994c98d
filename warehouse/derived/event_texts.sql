-- Sketches of the texts that tell the events in `asked`, each once, however much it tells.
-- column text_id: Text.
-- column runs: Its sketch.
SELECT text_id, any_value(runs) AS runs
FROM sketch
WHERE document_id IN (SELECT document_id FROM event_mention WHERE telling_id IN (FROM asked))
GROUP BY text_id
