-- Agreements of each party, in each field of cooperation, each story once.
-- parameter party text [null]: Part of a party's name, accents optional.
-- parameter country country [null]: Country behind one of the parties, code or name.
-- parameter field text [null]: Field of cooperation, a code of seeds/lexicon/topics.toml.
-- parameter status text [null]: signed, planned, in_force or ended.
-- column party: Party or side.
-- column field: Field of cooperation; empty where the text gives none.
-- column signed: Day of signing, EDTF.
-- column kind: Kind of instrument.
-- column status: signed, planned, in_force or ended.
-- column instrument_name: The instrument's name as written.
-- column others: The other parties, or the other sides where none is named.
-- column value_amount: Value of the instrument in `value_currency`.
-- column value_currency: ISO 4217 code.
-- column reports: Number of documents that report the story; its copies are left out.
-- column evidence: The sentence that states it best.
-- column source_path: The document of that sentence.
WITH party AS (
    SELECT agreement_id, name, first(role ORDER BY position) AS role, min(position) AS position
    FROM agreement_party
    WHERE role IN ('party', 'side')
    GROUP BY agreement_id, name
),
described AS (
    SELECT
        p.agreement_id,
        p.name AS party,
        list(o.name ORDER BY o.position) FILTER (o.role = p.role) AS others
    FROM party AS p
    LEFT JOIN party AS o ON o.agreement_id = p.agreement_id AND o.name <> p.name
    GROUP BY ALL
),
by_field AS (
    SELECT agreement_id, unnest(if(len(fields) = 0, [NULL], fields)) AS field
    FROM agreement
)
SELECT
    p.party,
    f.field,
    a.date_edtf AS signed,
    a.kind,
    a.status,
    a.instrument_name,
    coalesce(p.others, []) AS others,
    a.value_amount,
    a.value_currency,
    s.reports,
    a.evidence,
    s.source_path
FROM agreement AS a
JOIN story AS s ON s.story_id = a.document_id
JOIN described AS p USING (agreement_id)
JOIN by_field AS f USING (agreement_id)
WHERE
    ($party::VARCHAR IS NULL OR contains(fold(p.party), fold($party)))
    AND ($field::VARCHAR IS NULL OR f.field = $field)
    AND ($status::VARCHAR IS NULL OR a.status = $status)
    AND (
        $country::VARCHAR IS NULL
        OR EXISTS (
            SELECT 1
            FROM agreement_party AS c
            WHERE
                c.agreement_id = a.agreement_id
                AND c.role IN ('party', 'side')
                AND $country IN (c.country, if(c.kind = 'country', c.entity_id, NULL))
        )
    )
ORDER BY p.party, f.field NULLS LAST, a.date_start NULLS LAST, s.source_path, a.agreement_id
