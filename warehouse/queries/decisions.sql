-- What was merged and split by hand, the newest first.
-- column decision_id: Decision; `ghinho decisions --undo` takes it back.
-- column action: merge or split.
-- column subject: event or agreement.
-- column one_path: Path of the one document, as given.
-- column one_evidence: Its sentence.
-- column other_path: Path of the other document, as given.
-- column other_evidence: Its sentence.
-- column reason: Why.
-- column decided_at: When, UTC.
WITH path AS (
    SELECT document_id, source_path
    FROM document
    WHERE document_id IN (SELECT unnest([one_document, other_document]) FROM decision)
)
SELECT
    k.decision_id,
    k.action,
    k.subject,
    coalesce(a.source_path, k.one_document) AS one_path,
    k.one_evidence,
    coalesce(b.source_path, k.other_document) AS other_path,
    k.other_evidence,
    k.reason,
    k.decided_at
FROM decision AS k
LEFT JOIN path AS a ON a.document_id = k.one_document
LEFT JOIN path AS b ON b.document_id = k.other_document
ORDER BY k.decided_at DESC, k.decision_id
