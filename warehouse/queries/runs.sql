-- Runs of the pipeline, the newest first.
-- example:
-- column started_at: Start, UTC.
-- column finished_at: End, UTC.
-- column status: running, completed, completed_with_issues, failed or interrupted (killed).
-- column inputs: Inputs found.
-- column loaded: Documents loaded, new or changed.
-- column unchanged: Documents skipped because nothing changed.
-- column rejected: Inputs rejected.
-- column run_id: Run.
SELECT started_at, finished_at, status, inputs, loaded, unchanged, rejected, run_id
FROM run
ORDER BY started_at DESC, run_id
