-- What is promised but not known to be signed: planned agreements, offers and requests without a later signature.
-- parameter country country [null]: One of the sides, code or name.
-- parameter field text [null]: Field of cooperation, a code of seeds/lexicon/topics.toml.
-- parameter since date [null]: First day on which it was told.
-- parameter until date [null]: Last day on which it was told.
-- column told: Day on which it was told: the event's day, or that of the document.
-- column promise: agreement (planned), offer or request.
-- column kind: Kind of instrument of a planned agreement.
-- column sides: ISO 3166 alpha-2 codes of the sides, sorted.
-- column who: Parties of a planned agreement, or organizations and persons of an offer or request.
-- column fields: Fields of cooperation.
-- column reports: Number of independent reports: near copies count once.
-- column evidence: The sentence that states it best.
-- column source_path: The document of that sentence.
WITH promise AS (
    SELECT
        coalesce(d.published_on, a.date_start) AS told,
        'agreement' AS promise,
        a.kind,
        list_sort(r.countries) AS sides,
        r.parties AS who,
        a.fields,
        a.reports,
        a.evidence,
        d.source_path,
        a.agreement_id AS id
    FROM agreement AS a
    JOIN agreement_members AS r USING (agreement_id)
    JOIN document AS d USING (document_id)
    WHERE a.status = 'planned'
    UNION ALL
    SELECT
        coalesce(e.date_start, d.published_on),
        e.event_type,
        NULL,
        list_sort(r.countries),
        r.organizations || r.persons,
        e.topics,
        e.reports,
        e.evidence,
        d.source_path,
        e.event_id
    FROM event AS e
    JOIN event_members AS r USING (event_id)
    JOIN document AS d USING (document_id)
    WHERE e.event_type IN ('offer', 'request') AND e.status <> 'cancelled' AND e.scope = 'international'
),
signature AS (
    SELECT
        coalesce(a.date_end, d.published_on) AS signed,
        a.kind,
        list_sort(r.countries) AS sides,
        a.fields
    FROM agreement AS a
    JOIN agreement_members AS r USING (agreement_id)
    JOIN document AS d USING (document_id)
    WHERE a.status = 'signed'
)
SELECT p.told, p.promise, p.kind, p.sides, p.who, p.fields, p.reports, p.evidence, p.source_path
FROM promise AS p
WHERE
    ($country::VARCHAR IS NULL OR list_contains(p.sides, $country))
    AND ($field::VARCHAR IS NULL OR list_contains(p.fields, $field))
    AND ($since::DATE IS NULL OR p.told >= $since)
    AND ($until::DATE IS NULL OR p.told <= $until)
    AND NOT EXISTS (
        SELECT 1
        FROM signature AS s
        WHERE
            s.sides = p.sides
            AND s.signed >= p.told
            AND (p.kind IS NULL OR s.kind = p.kind OR 'unspecified' IN (s.kind, p.kind))
            AND (list_has_any(s.fields, p.fields) OR (p.promise = 'agreement' AND 0 IN (len(s.fields), len(p.fields))))
    )
ORDER BY p.told NULLS LAST, p.source_path, p.promise, p.id
