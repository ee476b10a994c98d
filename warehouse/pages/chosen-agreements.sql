-- The agreements that a page is about, and whether they are new.
-- parameter country text [null]: ISO 3166 alpha-2 code of the country of a party.
-- parameter kind text [null]: Kind of the instrument.
-- parameter topic text [null]: Field of cooperation.
-- parameter first date [null]: First day.
-- parameter last date [null]: Last day.
-- parameter text text [null]: Words that all stand in its names, its headline or its evidence, accents optional.
-- parameter known timestamp [null]: What was read until then is not new.
-- column agreement_id: Agreement.
-- column is_new: Whether all that tells of it was read after `known`.
WITH told AS (
    SELECT m.agreement_id, bool_and(r.started_at > $known) AS is_new
    FROM agreement_mention AS m
    LEFT JOIN raw_document AS w USING (document_id)
    LEFT JOIN run AS r ON r.run_id = w.run_id
    WHERE $known::TIMESTAMP IS NOT NULL
    GROUP BY m.agreement_id
)
SELECT a.agreement_id, coalesce(t.is_new, false) AS is_new
FROM agreement_card AS a
LEFT JOIN told AS t USING (agreement_id)
WHERE
    ($kind::VARCHAR IS NULL OR a.kind = $kind)
    AND ($topic::VARCHAR IS NULL OR list_contains(a.fields, $topic))
    AND ($country::VARCHAR IS NULL OR list_contains(a.countries, $country))
    AND ($first::DATE IS NULL OR a.date_end >= $first)
    AND ($last::DATE IS NULL OR a.date_start <= $last)
    AND (
        $text::VARCHAR IS NULL
        OR len(list_filter(string_split(fold($text), ' '), lambda word: NOT contains(a.plain, word))) = 0
    )
