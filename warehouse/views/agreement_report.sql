-- One row per document and instrument, with the parties and signatories whom the document names.
-- column source_path: Path of the input, as given.
-- column agreement_id: Agreement; the same for all documents that tell of it.
-- column kind: treaty, arrangement, mou, programme, joint_statement, contract, minutes, intent or unspecified.
-- column date_edtf: Day of signing, EDTF.
-- column status: signed, planned, in_force or ended.
-- column parties: Names of the parties, organizations or countries, in the order of the text.
-- column countries: ISO 3166 alpha-2 codes (and EU) of the sides, in the order of the text.
-- column signatories: Names of the persons who signed, in the order of the text.
-- column fields: Fields of cooperation, codes of seeds/lexicon/topics.toml.
-- column value_amount: Value of the instrument in `value_currency`.
-- column value_currency: ISO 4217 code.
-- column period: Years that it covers, EDTF interval.
-- column instrument_count: Number of instruments told together.
-- column scope: international or domestic, decided by the parties.
-- column evidence: The sentence that states it best.
-- column confidence: From 0 to 1: how sure the reading is.
WITH named AS (
    SELECT agreement_mention_id, 'party' AS part, name AS label, position
    FROM agreement_mention_party
    WHERE role = 'party'
    UNION ALL
    SELECT agreement_mention_id, 'country', entity_id, position
    FROM agreement_mention_party
    WHERE role IN ('party', 'side') AND kind = 'country'
    UNION ALL
    SELECT agreement_mention_id, 'signatory', name, position
    FROM agreement_mention_party
    WHERE role = 'signatory'
),
ordered AS (
    SELECT agreement_mention_id, part, label, min(position) AS position
    FROM named
    GROUP BY ALL
),
sides AS (
    SELECT
        agreement_mention_id,
        list(label ORDER BY position, label) FILTER (part = 'party') AS parties,
        list(label ORDER BY position, label) FILTER (part = 'country') AS countries,
        list(label ORDER BY position, label) FILTER (part = 'signatory') AS signatories
    FROM ordered
    GROUP BY agreement_mention_id
)
SELECT
    d.source_path,
    a.agreement_id,
    a.kind,
    a.date_edtf,
    a.status,
    coalesce(s.parties, []::VARCHAR[]) AS parties,
    coalesce(s.countries, []::VARCHAR[]) AS countries,
    coalesce(s.signatories, []::VARCHAR[]) AS signatories,
    a.fields,
    a.value_amount,
    a.value_currency,
    a.period,
    a.instrument_count,
    a.scope,
    a.evidence,
    a.confidence
FROM agreement_mention AS a
JOIN document AS d USING (document_id)
LEFT JOIN sentence AS t USING (sentence_id)
LEFT JOIN sides AS s USING (agreement_mention_id)
ORDER BY d.source_path, t.position, a.date_start NULLS LAST, a.agreement_mention_id
