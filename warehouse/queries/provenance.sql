-- Where an event or agreement comes from: every mention, with the place in the text, the rule that read it, and the bytes.
-- parameter id text: Event or agreement, as other queries and the cards give it; the first letters are enough.
-- example: --param id=e_
-- column id: Event or agreement.
-- column says: The sentence.
-- column start_offset: Its first character in the body, from 0.
-- column end_offset: One past its last character.
-- column rule: Trigger and frame that made it.
-- column confidence: From 0 to 1: how sure the reading is.
-- column date_edtf: Date that this document gives, EDTF.
-- column date_basis: What that date rests on.
-- column title: Headline.
-- column publisher: Publisher.
-- column published: Day or month of publication, EDTF.
-- column source_path: The document.
-- column url: Address of that document.
-- column sha256: SHA-256 of the raw bytes, hexadecimal.
WITH told AS (
    SELECT event_id AS id, event_mention_id AS mention_id, document_id, sentence_id, rule, confidence, date_edtf, date_basis
    FROM event_mention
    WHERE starts_with(event_id, $id)
    UNION ALL
    SELECT agreement_id, agreement_mention_id, document_id, sentence_id, rule, confidence, date_edtf, date_basis
    FROM agreement_mention
    WHERE starts_with(agreement_id, $id)
)
SELECT
    t.id,
    s.text AS says,
    s.start_offset,
    s.end_offset,
    t.rule,
    t.confidence,
    t.date_edtf,
    t.date_basis,
    d.title,
    d.publisher,
    d.published,
    d.source_path,
    d.url,
    d.sha256
FROM told AS t
JOIN document AS d USING (document_id)
JOIN sentence AS s USING (document_id, sentence_id)
ORDER BY t.id, d.published_on NULLS LAST, d.source_path, s.position, t.mention_id
