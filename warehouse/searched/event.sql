-- Events as they are indexed for search, by their evidence.
-- column id: Event.
-- column version: What changes when the reading of the event does.
-- column day: First day that the date allows.
-- column title: Type and sides.
-- column source_path: The document of the evidence.
-- column url: Address of the article.
-- column text: The sentence that states it best.
SELECT
    s.event_id AS id,
    concat_ws(' ', s.happened, s.status, s.sides, d.url) AS version,
    e.date_start AS day,
    concat_ws(': ', s.event_type, s.sides) AS title,
    s.source_path,
    d.url,
    s.evidence AS text
FROM event_summary AS s
JOIN event AS e USING (event_id)
JOIN document AS d USING (document_id)
