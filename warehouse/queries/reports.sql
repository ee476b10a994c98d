-- Who reports an event or agreement, and in which words: each document, independent ones first.
-- parameter words text: Words of it, accents optional: names, headline or evidence.
-- parameter since date [null]: First day of it.
-- parameter until date [null]: Last day of it.
-- example: --param words="dien dam"
-- column subject: event or agreement.
-- column type: Type of the event, or kind of instrument.
-- column happened: Day or period, EDTF.
-- column independent: Number of independent reports of it.
-- column publisher: Publisher of the document.
-- column published: Day or month of publication, EDTF.
-- column copy_of: Path of the document that it copies.
-- column says: The sentence in which the document tells it.
-- column confidence: From 0 to 1: how sure the reading is.
-- column source_path: The document.
-- column url: Address of that document.
-- column id: Event or agreement.
WITH card AS (
    SELECT 'event' AS subject, event_id AS id, event_type AS type, happened, reports, date_start
    FROM event_card
    WHERE
        contains(plain, ltrim(fold($words), ' aceghinotu')) -- begins with a rare letter, at which few places are tried
        AND contains(plain, fold($words))
        AND ($since::DATE IS NULL OR date_end >= $since)
        AND ($until::DATE IS NULL OR date_start <= $until)
    UNION ALL
    SELECT 'agreement', agreement_id, kind, signed, reports, date_start
    FROM agreement_card
    WHERE
        contains(plain, ltrim(fold($words), ' aceghinotu'))
        AND contains(plain, fold($words))
        AND ($since::DATE IS NULL OR date_end >= $since)
        AND ($until::DATE IS NULL OR date_start <= $until)
),
mention AS (
    SELECT event_id AS id, document_id, evidence, confidence
    FROM event_mention
    WHERE event_id IN (SELECT id FROM card)
    UNION ALL
    SELECT agreement_id, document_id, evidence, confidence
    FROM agreement_mention
    WHERE agreement_id IN (SELECT id FROM card)
),
original AS (
    SELECT duplicate_of AS document_id
    FROM document
    WHERE duplicate_of IS NOT NULL AND document_id IN (SELECT document_id FROM mention)
),
found AS ( -- in one pass over all documents
    SELECT document_id, publisher, published, published_on, duplicate_of, source_path, url
    FROM document
    WHERE document_id IN (SELECT document_id FROM mention UNION ALL FROM original)
)
SELECT
    c.subject,
    c.type,
    c.happened,
    c.reports AS independent,
    d.publisher,
    d.published,
    o.source_path AS copy_of,
    m.evidence AS says,
    m.confidence,
    d.source_path,
    d.url,
    c.id
FROM card AS c
JOIN mention AS m USING (id)
JOIN found AS d USING (document_id)
LEFT JOIN found AS o ON o.document_id = d.duplicate_of
ORDER BY c.date_start NULLS LAST, c.subject DESC, c.id, d.duplicate_of IS NOT NULL, d.published_on NULLS LAST, d.source_path, says
