-- Agreements of each party, in each field of cooperation.
-- parameter party text [null]: Part of a party's name, accents optional.
-- parameter country country [null]: Country behind one of the parties, code or name.
-- parameter field topic [null]: Field of cooperation, code or name.
-- parameter status agreement_status [null]: How far it has come, code or name.
-- example: --param party="bo thong tin" --param field=ict
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
WITH chosen AS (
    SELECT agreement_id
    FROM agreement_card
    WHERE
        ($field::VARCHAR IS NULL OR list_contains(fields, $field))
        AND ($status::VARCHAR IS NULL OR status = $status)
),
party AS (
    SELECT
        subject_id AS agreement_id,
        name,
        plain_name,
        first(role ORDER BY position) AS role,
        min(position) AS position
    FROM participation
    WHERE subject = 'agreement' AND role IN ('party', 'side') AND subject_id IN (FROM chosen)
    GROUP BY subject_id, name, plain_name
),
asked AS (
    SELECT p.agreement_id, p.name, p.role, c.*
    FROM party AS p
    JOIN agreement_card AS c USING (agreement_id)
    WHERE
        ($party::VARCHAR IS NULL OR contains(p.plain_name, fold($party)))
        AND (
            $country::VARCHAR IS NULL
            OR c.agreement_id IN (
                SELECT subject_id
                FROM participation
                WHERE subject = 'agreement' AND role IN ('party', 'side') AND country = $country
            )
        )
),
described AS (
    SELECT a.agreement_id, a.name, list(o.name ORDER BY o.position) AS others
    FROM asked AS a
    JOIN party AS o ON o.agreement_id = a.agreement_id AND o.role = a.role AND o.name <> a.name
    GROUP BY ALL
),
by_field AS (
    SELECT *, unnest(if(len(fields) = 0, [NULL], fields)) AS field
    FROM asked
)
SELECT
    f.name AS party,
    f.field,
    f.signed,
    f.kind,
    f.status,
    f.instrument_name,
    coalesce(d.others, []) AS others,
    f.value_amount,
    f.value_currency,
    f.reports,
    f.evidence,
    f.source_path
FROM by_field AS f
LEFT JOIN described AS d USING (agreement_id, name)
WHERE $field::VARCHAR IS NULL OR f.field = $field
ORDER BY party, f.field NULLS LAST, f.date_start NULLS LAST, f.source_path, f.agreement_id
