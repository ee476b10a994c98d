-- The life of agreements: what was said of each, from the first wish to its end, in the order of time, with the sentence.
-- parameter id text [null]: Agreement, as other queries and the cards give it; the first letters are enough.
-- parameter name text [null]: Part of the instrument's name, accents optional.
-- parameter country country [null]: One of the sides, code or name.
-- parameter since date [null]: Only what was published from this day on.
-- example: --param name="ghi nho"
-- column instrument_name: The instrument's fullest name as written.
-- column stage: How far it had come; left where one of the parties leaves.
-- column is_ahead: Whether it is only asked for or planned.
-- column date_edtf: Since when it is so, or will be, EDTF.
-- column date_basis: What the date rests on; reported where it is but the day of publication.
-- column evidence: The sentence.
-- column source_path: The document.
-- column agreement_id: Agreement.
SELECT
    c.instrument_name,
    s.stage,
    s.is_ahead,
    s.date_edtf,
    s.date_basis,
    s.evidence,
    s.source_path,
    s.agreement_id
FROM agreement_statement AS s
JOIN agreement_card AS c USING (agreement_id)
WHERE
    ($id::VARCHAR IS NULL OR starts_with(s.agreement_id, $id))
    AND ($name::VARCHAR IS NULL OR contains(fold(c.instrument_name), fold($name)))
    AND ($country::VARCHAR IS NULL OR list_contains(c.countries, $country))
    AND ($since::DATE IS NULL OR s.told_on >= $since)
    AND NOT s.is_copy
ORDER BY
    c.instrument_name,
    s.agreement_id,
    s.date_start NULLS LAST,
    s.date_end NULLS LAST,
    s.told_on NULLS LAST,
    s.source_path,
    s.position
