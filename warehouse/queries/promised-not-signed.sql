-- What is promised but not known to be signed: planned agreements, offers and requests without a later signature.
-- parameter country country [null]: One of the sides, code or name.
-- parameter field topic [null]: Field of cooperation, code or name.
-- parameter since date [null]: First day on which it was told.
-- parameter until date [null]: Last day on which it was told.
-- parameter months integer [0]: Only what was told so many months before `until`, or before the newest article.
-- example: --param country=Lào --param months=3
-- column told: Day on which it was told: the event's day, or that of the document.
-- column promise: agreement (planned), offer or request.
-- column kind: Kind of instrument of a planned agreement.
-- column sides: ISO 3166 alpha-2 codes of the sides, sorted.
-- column who: Parties of a planned agreement, or organizations and persons of an offer or request.
-- column fields: Fields of cooperation.
-- column reports: Number of independent reports: near copies count once.
-- column evidence: The sentence that states it best.
-- column source_path: The document of that sentence.
WITH today AS (
    SELECT coalesce($until::DATE, max(published_on)) AS day
    FROM document
),
promise AS (
    SELECT
        coalesce(first_published, date_start) AS told,
        'agreement' AS promise,
        kind,
        list_sort(countries) AS sides,
        parties AS who,
        fields,
        reports,
        evidence,
        source_path,
        agreement_id AS id
    FROM agreement_card
    WHERE status = 'planned' AND ($country::VARCHAR IS NULL OR list_contains(countries, $country))
    UNION ALL
    SELECT
        coalesce(date_start, first_published),
        event_type,
        NULL,
        list_sort(countries),
        organizations || persons,
        topics,
        reports,
        evidence,
        source_path,
        event_id
    FROM event_card
    WHERE
        event_type IN ('offer', 'request')
        AND status <> 'cancelled'
        AND scope = 'international'
        AND ($country::VARCHAR IS NULL OR list_contains(countries, $country))
),
signature AS (
    SELECT max(coalesce(date_end, first_published)) AS signed, kind, list_sort(countries) AS sides, fields
    FROM agreement_card
    WHERE status = 'signed' AND ($country::VARCHAR IS NULL OR list_contains(countries, $country))
    GROUP BY ALL
),
kept AS (
    SELECT DISTINCT p.id
    FROM promise AS p
    JOIN signature AS s
        ON s.sides = p.sides
        AND s.signed >= p.told
        AND (p.kind IS NULL OR s.kind = p.kind OR 'unspecified' IN (s.kind, p.kind))
        AND (list_has_any(s.fields, p.fields) OR (p.promise = 'agreement' AND 0 IN (len(s.fields), len(p.fields))))
)
SELECT p.told, p.promise, p.kind, p.sides, p.who, p.fields, p.reports, p.evidence, p.source_path
FROM promise AS p
ANTI JOIN kept USING (id)
CROSS JOIN today AS t
WHERE
    ($field::VARCHAR IS NULL OR list_contains(p.fields, $field))
    AND ($since::DATE IS NULL OR p.told >= $since)
    AND ($until::DATE IS NULL OR p.told <= $until)
    AND ($months = 0 OR p.told <= t.day - to_months($months::INTEGER))
ORDER BY p.told NULLS LAST, p.source_path, p.promise, p.id
