-- The events that a page is about, and whether they are new.
-- parameter country text [null]: ISO 3166 alpha-2 code of a country that takes part.
-- parameter kind text [null]: Type of the event.
-- parameter topic text [null]: Field that it touches.
-- parameter first date [null]: First day.
-- parameter last date [null]: Last day.
-- parameter text text [null]: Part of the evidence, of a headline or of a participant's name, accents optional.
-- parameter known timestamp [null]: What was read until then is not new.
-- column event_id: Event.
-- column is_new: Whether all that tells of it was read after `known`.
WITH told AS (
    SELECT m.event_id, bool_and($known::TIMESTAMP IS NOT NULL AND r.started_at > $known) AS is_new
    FROM event_mention AS m
    LEFT JOIN raw_document AS w USING (document_id)
    LEFT JOIN run AS r ON r.run_id = w.run_id
    GROUP BY m.event_id
)
SELECT e.event_id, coalesce(t.is_new, false) AS is_new
FROM event AS e
LEFT JOIN told AS t USING (event_id)
WHERE
    ($kind::VARCHAR IS NULL OR e.event_type = $kind)
    AND ($topic::VARCHAR IS NULL OR list_contains(e.topics, $topic))
    AND ($first::DATE IS NULL OR e.date_end >= $first)
    AND ($last::DATE IS NULL OR e.date_start <= $last)
    AND (
        $country::VARCHAR IS NULL
        OR e.event_id IN (SELECT event_id FROM event_participant WHERE kind = 'country' AND entity_id = $country)
    )
    AND (
        $text::VARCHAR IS NULL
        OR contains(fold(e.name), fold($text))
        OR e.event_id IN (
            SELECT m.event_id
            FROM event_mention AS m
            JOIN document AS d USING (document_id)
            WHERE contains(fold(concat_ws(' ', d.title, m.evidence)), fold($text))
        )
        OR e.event_id IN (SELECT event_id FROM event_participant WHERE contains(fold(name), fold($text)))
    )
