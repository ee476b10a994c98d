-- Agreements of the documents that a run loaded: what it found new or changed, the surest first.
-- parameter run text: Run, as `ghinho query runs` lists them.
-- example: --param run=RUN
-- column signed: Day of signing, EDTF.
-- column kind: treaty, arrangement, mou, programme, joint_statement, contract, minutes, intent or unspecified.
-- column status: signed, planned, in_force or ended.
-- column instrument_name: The instrument's name as written.
-- column parties: Parties, organizations or countries, in the order of the text.
-- column sides: Vietnamese names of the countries behind the parties, in the order of the text.
-- column value: Amount and ISO 4217 code.
-- column title: Headline of the article.
-- column published: Day or month of publication, EDTF.
-- column evidence: The sentence that states it best.
-- column url: Address of the article.
-- column source_path: Path of the input, as given.
SELECT
    c.signed,
    c.kind,
    c.status,
    c.instrument_name,
    nullif(array_to_string(c.parties, ', '), '') AS parties,
    c.sides,
    format('{:,.0f}', c.value_amount) || coalesce(' ' || c.value_currency, '') AS value,
    c.title,
    d.published,
    c.evidence,
    c.url,
    c.source_path
FROM agreement_card AS c
JOIN document AS d USING (document_id)
WHERE
    c.agreement_id IN (
        SELECT m.agreement_id
        FROM agreement_mention AS m
        JOIN document AS read ON read.document_id = m.document_id
        WHERE read.run_id = $run
    )
ORDER BY c.is_main DESC, c.confidence DESC, c.source_path, c.agreement_id
