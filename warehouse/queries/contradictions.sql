-- Events and agreements of which documents give dates or places that contradict each other.
-- parameter country country [null]: One of the sides, code or name.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- example: --param country=Lào
-- column subject: event or agreement.
-- column type: Type of the event, or kind of instrument.
-- column happened: Day or period that was chosen, EDTF.
-- column contradictions: What others say.
-- column reports: Number of independent reports: near copies count once.
-- column sides: Countries that take part.
-- column evidence: The sentence that states it best.
-- column source_path: The document of that sentence.
-- column id: Event or agreement; the query provenance shows who says what.
WITH card AS (
    SELECT
        'event' AS subject, event_id AS id, event_type AS type, happened, date_start, date_end, contradictions, reports,
        countries, sides, evidence, source_path
    FROM event_card
    WHERE len(contradictions) > 0
    UNION ALL
    SELECT
        'agreement', agreement_id, kind, signed, date_start, date_end, contradictions, reports,
        countries, sides, evidence, source_path
    FROM agreement_card
    WHERE len(contradictions) > 0
)
SELECT subject, type, happened, contradictions, reports, sides, evidence, source_path, id
FROM card
WHERE
    ($country::VARCHAR IS NULL OR list_contains(countries, $country))
    AND ($since::DATE IS NULL OR date_end >= $since)
    AND ($until::DATE IS NULL OR date_start <= $until)
ORDER BY reports DESC, date_start NULLS LAST, id
