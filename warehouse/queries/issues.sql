-- What was rejected or could not be resolved, and what to do about it.
-- parameter stage text [null]: extract, transform or load.
-- parameter reason text [null]: Reason code.
-- example:
-- column source_path: Input, as given.
-- column stage: Where it was met.
-- column reason: Reason code.
-- column message: What is wrong and what to do.
SELECT source_path, stage, reason, message
FROM issue
WHERE ($stage::VARCHAR IS NULL OR stage = $stage) AND ($reason::VARCHAR IS NULL OR reason = $reason)
ORDER BY source_path, stage, reason, issue_id
