-- Agreements as a person reads them: one line per instrument, however many documents tell of it, lists written out.
-- column agreement_id: Agreement.
-- column signed: Day of signing, EDTF (ISO 8601-2).
-- column kind: treaty, arrangement, mou, programme, joint_statement, contract, minutes, intent or unspecified.
-- column level: state, ministry, enterprise or other, from the parties.
-- column status: signed, planned, in_force or ended.
-- column stage: Where it stands, from proposed to ended; empty where nobody says it.
-- column instrument_name: The instrument's name as written.
-- column parties: Parties, organizations or countries, in the order of the text.
-- column sides: Vietnamese names of the countries behind the parties, in the order of the text.
-- column signatories: Persons who signed, in the order of the text.
-- column witnesses: Persons and organizations who witnessed, in the order of the text.
-- column fields: Codes of seeds/lexicon/topics.toml.
-- column value: Amount and ISO 4217 code.
-- column period: Years that it covers, EDTF interval.
-- column ends_on: Last day that it covers.
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
SELECT
    c.agreement_id,
    c.signed,
    c.kind,
    c.level,
    c.status,
    c.stage,
    c.instrument_name,
    nullif(array_to_string(c.parties, ', '), '') AS parties,
    c.sides,
    nullif(array_to_string(c.signatories, ', '), '') AS signatories,
    nullif(array_to_string(c.witnesses, ', '), '') AS witnesses,
    nullif(array_to_string(c.fields, ', '), '') AS fields,
    format('{:,.0f}', c.value_amount) || coalesce(' ' || c.value_currency, '') AS value,
    c.period,
    c.ends_on,
    c.instrument_count,
    c.scope,
    c.is_main,
    c.confidence,
    c.reports,
    c.mentions,
    nullif(array_to_string(c.contradictions, ', '), '') AS contradictions,
    c.event_id,
    c.title,
    c.evidence,
    c.source_path
FROM agreement_card AS c
JOIN agreement AS a USING (agreement_id)
LEFT JOIN sentence AS t USING (sentence_id)
ORDER BY c.date_start NULLS LAST, c.signed NULLS LAST, c.source_path, t.position, c.agreement_id
