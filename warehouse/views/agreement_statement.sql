-- The history of agreements: what each document says of how far an instrument has come, with the sentence.
-- column agreement_id: Agreement.
-- column stage: proposed, negotiated, initialled, signed, ratified, in_force, amended, extended, suspended or ended; left where a party leaves.
-- column is_ahead: Whether it is only asked for or planned: to be ratified, to be extended.
-- column date_edtf: Since when it is so, or will be, EDTF; where the text gives no date, the day of publication.
-- column date_basis: What the date rests on; reported where it is but the day of publication.
-- column date_start: First day that the date allows.
-- column date_end: Last day that the date allows.
-- column told_on: Day of publication.
-- column document_id: Document.
-- column sentence_id: Sentence that says it.
-- column evidence: The sentence.
-- column source_path: Path of the input, as given.
-- column is_copy: Whether the document is a near copy of another one.
-- column agreement_mention_id: Agreement as the document tells it.
-- column position: Order in the document, from 0.
SELECT
    m.agreement_id,
    s.stage,
    s.is_ahead,
    coalesce(s.date_edtf, d.published) AS date_edtf,
    CASE
        WHEN s.date_edtf IS NOT NULL THEN s.date_basis
        WHEN d.published IS NOT NULL THEN 'reported'
    END AS date_basis,
    if(s.date_edtf IS NULL, d.published_on, s.date_start) AS date_start,
    if(s.date_edtf IS NULL, d.published_on, s.date_end) AS date_end,
    d.published_on AS told_on,
    s.document_id,
    s.sentence_id,
    s.evidence,
    d.source_path,
    d.duplicate_of IS NOT NULL AS is_copy,
    s.agreement_mention_id,
    s.position
FROM agreement_mention_stage AS s
JOIN agreement_mention AS m USING (agreement_mention_id)
JOIN document AS d ON d.document_id = s.document_id
ORDER BY m.agreement_id, date_start NULLS LAST, date_end NULLS LAST, d.published_on NULLS LAST, d.source_path, s.position
