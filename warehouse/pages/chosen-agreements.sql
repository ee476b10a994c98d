-- The agreements that a page is about, and whether they are new.
-- parameter country text [null]: ISO 3166 alpha-2 code of the country of a party.
-- parameter kind text [null]: Kind of the instrument.
-- parameter topic text [null]: Field of cooperation.
-- parameter first date [null]: First day.
-- parameter last date [null]: Last day.
-- parameter text text [null]: Part of the evidence, of a headline, of its name or of a party's, accents optional.
-- parameter known timestamp [null]: What was read until then is not new.
-- column agreement_id: Agreement.
-- column is_new: Whether all that tells of it was read after `known`.
WITH told AS (
    SELECT m.agreement_id, bool_and($known::TIMESTAMP IS NOT NULL AND r.started_at > $known) AS is_new
    FROM agreement_mention AS m
    LEFT JOIN raw_document AS w USING (document_id)
    LEFT JOIN run AS r ON r.run_id = w.run_id
    GROUP BY m.agreement_id
)
SELECT a.agreement_id, coalesce(t.is_new, false) AS is_new
FROM agreement AS a
LEFT JOIN told AS t USING (agreement_id)
WHERE
    ($kind::VARCHAR IS NULL OR a.kind = $kind)
    AND ($topic::VARCHAR IS NULL OR list_contains(a.fields, $topic))
    AND ($first::DATE IS NULL OR a.date_end >= $first)
    AND ($last::DATE IS NULL OR a.date_start <= $last)
    AND (
        $country::VARCHAR IS NULL
        OR a.agreement_id IN (SELECT agreement_id FROM agreement_party WHERE country = $country)
    )
    AND (
        $text::VARCHAR IS NULL
        OR contains(fold(a.instrument_name), fold($text))
        OR a.agreement_id IN (
            SELECT m.agreement_id
            FROM agreement_mention AS m
            JOIN document AS d USING (document_id)
            WHERE contains(fold(concat_ws(' ', d.title, m.evidence)), fold($text))
        )
        OR a.agreement_id IN (SELECT agreement_id FROM agreement_party WHERE contains(fold(name), fold($text)))
    )
