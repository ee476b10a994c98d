-- The last run over each source read it to its end.
-- severity: warning
SELECT source, last_status, last_run, last_success
FROM source_freshness
WHERE last_success IS DISTINCT FROM last_run AND last_status <> 'running'
ORDER BY source
