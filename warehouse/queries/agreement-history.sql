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
WITH asked AS (
    SELECT agreement_id, instrument_name
    FROM agreement_card
    WHERE
        ($id::VARCHAR IS NULL OR starts_with(agreement_id, $id))
        AND ($name::VARCHAR IS NULL OR contains(fold(instrument_name), fold($name)))
        AND ($country::VARCHAR IS NULL OR list_contains(countries, $country))
),
mention AS (
    SELECT m.agreement_mention_id, m.agreement_id, a.instrument_name
    FROM agreement_mention AS m
    JOIN asked AS a USING (agreement_id)
),
statement AS (  -- as in the view agreement_statement, but for these agreements only
    SELECT s.*, m.agreement_id, m.instrument_name
    FROM agreement_mention_stage AS s
    JOIN mention AS m USING (agreement_mention_id)
)
SELECT
    s.instrument_name,
    s.stage,
    s.is_ahead,
    coalesce(s.date_edtf, d.published) AS date_edtf,
    CASE
        WHEN s.date_edtf IS NOT NULL THEN s.date_basis
        WHEN d.published IS NOT NULL THEN 'reported'
    END AS date_basis,
    s.evidence,
    d.source_path,
    s.agreement_id
FROM statement AS s
JOIN document AS d USING (document_id)
WHERE ($since::DATE IS NULL OR d.published_on >= $since) AND d.duplicate_of IS NULL
ORDER BY
    s.instrument_name,
    s.agreement_id,
    if(s.date_edtf IS NULL, d.published_on, s.date_start) NULLS LAST,
    if(s.date_edtf IS NULL, d.published_on, s.date_end) NULLS LAST,
    d.published_on NULLS LAST,
    d.source_path,
    s.position
