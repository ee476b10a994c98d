-- The events that a page is about, each story once, and whether they are new.
-- parameter country text [null]: ISO 3166 alpha-2 code of a country that takes part.
-- parameter kind text [null]: Type of the event.
-- parameter topic text [null]: Field that it touches.
-- parameter first date [null]: First day.
-- parameter last date [null]: Last day.
-- parameter text text [null]: Words of the evidence, the headline or a participant's name, accents optional.
-- parameter known timestamp [null]: What was read until then is not new.
-- column event_id: Event.
-- column is_new: Whether it was read after `known`.
SELECT e.event_id, $known::TIMESTAMP IS NOT NULL AND r.started_at > $known AS is_new
FROM event AS e
JOIN document AS d USING (document_id)
LEFT JOIN raw_document AS w USING (document_id)
LEFT JOIN run AS r ON r.run_id = w.run_id
WHERE
    d.duplicate_of IS NULL
    AND ($kind::VARCHAR IS NULL OR e.event_type = $kind)
    AND ($topic::VARCHAR IS NULL OR list_contains(e.topics, $topic))
    AND ($first::DATE IS NULL OR e.date_end >= $first)
    AND ($last::DATE IS NULL OR e.date_start <= $last)
    AND (
        $country::VARCHAR IS NULL
        OR e.event_id IN (SELECT event_id FROM event_participant WHERE kind = 'country' AND entity_id = $country)
    )
    AND (
        $text::VARCHAR IS NULL
        OR contains(fold(concat_ws(' ', d.title, e.evidence)), fold($text))
        OR e.event_id IN (SELECT event_id FROM event_participant WHERE contains(fold(name), fold($text)))
    )
