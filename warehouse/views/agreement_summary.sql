-- Agreements as a person reads them: one line per instrument, however many documents tell of it, lists written out.
-- column agreement_id: Agreement.
-- column signed: Day of signing, EDTF (ISO 8601-2).
-- column kind: treaty, arrangement, mou, programme, joint_statement, contract, minutes, intent or unspecified.
-- column level: state, ministry, enterprise or other, from the parties.
-- column status: signed, planned, in_force or ended.
-- column instrument_name: The instrument's name as written.
-- column parties: Parties, organizations or countries, in the order of the text.
-- column sides: Vietnamese names of the countries behind the parties, in the order of the text.
-- column signatories: Persons who signed, in the order of the text.
-- column witnesses: Persons and organizations who witnessed, in the order of the text.
-- column fields: Codes of seeds/lexicon/topics.toml.
-- column value: Amount and ISO 4217 code.
-- column period: Years that it covers, EDTF interval.
-- column instrument_count: Number of instruments told together.
-- column scope: international or domestic, decided by the parties.
-- column is_main: Whether an article reports it as its news.
-- column confidence: From 0 to 1: how sure the reading is.
-- column reports: Number of independent reports: near copies count once.
-- column mentions: Number of mentions, copies among them.
-- column contradictions: Dates and places that tellings give and others contradict.
-- column event_id: The signing.
-- column title: Headline of the article that tells it best.
-- column evidence: The sentence that states it best.
-- column source_path: Path of the input, as given.
WITH named AS (
    SELECT agreement_id, role, name, position
    FROM agreement_party
    UNION ALL
    SELECT agreement_id, 'side', name, position
    FROM agreement_party
    WHERE role = 'party' AND kind = 'country'
),
ordered AS (
    SELECT agreement_id, role, name, min(position) AS position
    FROM named
    GROUP BY ALL
),
sides AS (
    SELECT
        agreement_id,
        string_agg(name, ', ' ORDER BY position, name) FILTER (role = 'party') AS parties,
        string_agg(name, ' – ' ORDER BY position, name) FILTER (role = 'side') AS sides,
        string_agg(name, ', ' ORDER BY position, name) FILTER (role = 'signatory') AS signatories,
        string_agg(name, ', ' ORDER BY position, name) FILTER (role = 'witness') AS witnesses
    FROM ordered
    GROUP BY agreement_id
)
SELECT
    a.agreement_id,
    a.date_edtf AS signed,
    a.kind,
    a.level,
    a.status,
    a.instrument_name,
    s.parties,
    s.sides,
    s.signatories,
    s.witnesses,
    nullif(array_to_string(a.fields, ', '), '') AS fields,
    format('{:,.0f}', a.value_amount) || coalesce(' ' || a.value_currency, '') AS value,
    a.period,
    a.instrument_count,
    a.scope,
    a.is_main,
    a.confidence,
    a.reports,
    a.mentions,
    nullif(array_to_string(a.contradictions, ', '), '') AS contradictions,
    a.event_id,
    d.title,
    a.evidence,
    d.source_path
FROM agreement AS a
JOIN document AS d USING (document_id)
LEFT JOIN sentence AS t USING (sentence_id)
LEFT JOIN sides AS s USING (agreement_id)
ORDER BY a.date_start NULLS LAST, a.date_edtf NULLS LAST, d.source_path, t.position, a.agreement_id
