-- The events that a page is about, and whether they are new.
-- parameter country text [null]: ISO 3166 alpha-2 code of a country that takes part.
-- parameter kind text [null]: Type of the event.
-- parameter topic text [null]: Field that it touches.
-- parameter first date [null]: First day.
-- parameter last date [null]: Last day.
-- parameter text text [null]: Words that all stand in its names, its headline or its evidence, accents optional.
-- parameter known timestamp [null]: What was read until then is not new.
-- column event_id: Event.
-- column is_new: Whether all that tells of it was read after `known`.
WITH told AS (
    SELECT m.event_id, bool_and(r.started_at > $known) AS is_new
    FROM event_mention AS m
    LEFT JOIN raw_document AS w USING (document_id)
    LEFT JOIN run AS r ON r.run_id = w.run_id
    WHERE $known::TIMESTAMP IS NOT NULL
    GROUP BY m.event_id
)
SELECT e.event_id, coalesce(t.is_new, false) AS is_new
FROM event_card AS e
LEFT JOIN told AS t USING (event_id)
WHERE
    ($kind::VARCHAR IS NULL OR e.event_type = $kind)
    AND ($topic::VARCHAR IS NULL OR list_contains(e.topics, $topic))
    AND ($country::VARCHAR IS NULL OR list_contains(e.countries, $country))
    AND ($first::DATE IS NULL OR e.date_end >= $first)
    AND ($last::DATE IS NULL OR e.date_start <= $last)
    AND (
        $text::VARCHAR IS NULL
        OR len(list_filter(string_split(fold($text), ' '), lambda word: NOT contains(e.plain, word))) = 0
    )
