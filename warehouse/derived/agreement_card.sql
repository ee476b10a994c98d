-- The agreements in `renewed`, each with all that questions ask for in one row.
WITH member AS (
    SELECT agreement_id, kind, name, entity_id, role, position
    FROM agreement_party
    WHERE agreement_id IN (FROM renewed)
),
side AS (
    SELECT agreement_id, name, entity_id, min(position) AS position
    FROM member
    WHERE kind = 'country' AND role IN ('party', 'side')
    GROUP BY ALL
),
country AS (
    SELECT
        agreement_id,
        list(entity_id ORDER BY position) AS countries,
        string_agg(name, ' – ' ORDER BY position) AS sides
    FROM side
    GROUP BY agreement_id
),
listed AS (
    SELECT
        agreement_id,
        list(name ORDER BY position) FILTER (role = 'party') AS parties,
        list(name ORDER BY position) FILTER (role = 'signatory') AS signatories,
        list(name ORDER BY position) FILTER (role = 'witness') AS witnesses,
        string_agg(name, ' | ' ORDER BY position) AS names
    FROM member
    GROUP BY agreement_id
)
SELECT
    a.agreement_id,
    a.event_id,
    a.kind,
    a.level,
    a.instrument_name,
    a.status,
    a.stage,
    a.date_edtf AS signed,
    a.date_start,
    a.date_end,
    a.date_basis,
    a.promised_on,
    a.signed_on,
    a.in_force_on,
    a.ends_on,
    coalesce(c.countries, []::VARCHAR[]) AS countries,
    c.sides,
    coalesce(m.parties, []::VARCHAR[]) AS parties,
    coalesce(m.signatories, []::VARCHAR[]) AS signatories,
    coalesce(m.witnesses, []::VARCHAR[]) AS witnesses,
    a.fields,
    a.value_amount,
    a.value_currency,
    a.period,
    a.instrument_count,
    a.scope,
    a.is_main,
    a.reports,
    a.mentions,
    a.contradictions,
    a.first_published,
    a.last_published,
    a.confidence,
    d.title,
    d.publisher,
    d.url,
    d.source_path,
    a.document_id,
    a.evidence,
    fold(concat_ws(' | ', m.names, c.sides, a.instrument_name, d.title, a.evidence)) AS plain
FROM agreement AS a
JOIN document AS d USING (document_id)
LEFT JOIN country AS c USING (agreement_id)
LEFT JOIN listed AS m USING (agreement_id)
WHERE a.agreement_id IN (FROM renewed)
ORDER BY a.date_start NULLS LAST, a.agreement_id
