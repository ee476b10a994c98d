-- Agreements, one each however many documents tell of it.
-- column agreement_id: Agreement.
-- column event_id: The signing.
-- column kind: treaty, arrangement, mou, programme, joint_statement, contract, minutes, intent, unspecified.
-- column level: state, ministry, enterprise or other, from the parties.
-- column instrument_name: The instrument's fullest name as written.
-- column status: signed, planned, in_force or ended: how far it has come, at most.
-- column stage: Where it stands, from proposed to ended; empty where nobody says it.
-- column date_edtf: Day of signing, EDTF.
-- column date_basis: What the date rests on in the document that gives it.
-- column first_date: Day, month or year of signing, or the first one of a period; null where the date leaves more open.
-- column promised_on: Day on which it was first told as proposed or under negotiation.
-- column signed_on: Day of signing, where it is told to the day.
-- column in_force_on: Day of entry into force, where it is told to the day; it may lie ahead.
-- column ends_on: Last day that it covers: as told, or of its period or term. Whether it ended, `stage` says.
-- column fields: Fields of cooperation, codes of seeds/lexicon/topics.toml.
-- column value_amount: Value of the instrument in `value_currency`.
-- column value_currency: ISO 4217 code.
-- column period: Years that it covers, EDTF interval: 2017/2021.
-- column instrument_count: Number of instruments told together.
-- column scope: international or domestic, decided by the sides.
-- column reports: Number of independent reports: near copies count once.
-- column contradictions: Dates and places that tellings give and others contradict, sorted.
-- column confidence: From 0 to 1: how sure the best reading is.
-- column evidence: The sentence that states it best.
SELECT
    agreement_id,
    event_id,
    kind,
    level,
    instrument_name,
    status,
    stage,
    date_edtf,
    date_basis,
    nullif(regexp_extract(date_edtf, '^([0-9]{4}[0-9-]*)(/[0-9]{4}[0-9-]*)?$', 1), '') AS first_date,
    promised_on,
    signed_on,
    in_force_on,
    ends_on,
    fields,
    value_amount,
    value_currency,
    period,
    instrument_count,
    scope,
    reports,
    contradictions,
    confidence,
    evidence
FROM agreement
ORDER BY agreement_id
