-- Sources that runs were given, and how fresh what came from them is.
-- column source: File, folder, address or name of a source, as given.
-- column last_run: Start of the last run over it, UTC.
-- column last_status: How that run ended.
-- column last_success: Start of the last run that read it to its end, UTC.
-- column last_loaded: Start of the last run that read bytes from it that were new, UTC.
-- column documents: Number of documents from it.
-- column issues: Number of inputs of it that something is wrong with.
WITH named AS (
    SELECT unnest(sources) AS source, started_at, status
    FROM run
),
source_run AS (
    SELECT
        source,
        max(started_at) AS last_run,
        arg_max(status, started_at) AS last_status,
        max(started_at) FILTER (status IN ('completed', 'completed_with_issues')) AS last_success
    FROM named
    GROUP BY source
),
part AS (
    SELECT d.source_path, w.source, r.started_at, true AS is_document
    FROM document AS d
    JOIN raw_document AS w USING (document_id)
    LEFT JOIN run AS r ON r.run_id = w.run_id
    UNION ALL
    SELECT DISTINCT i.source_path, w.source, NULL::TIMESTAMP, false
    FROM issue AS i
    LEFT JOIN raw_document AS w USING (source_path)
)
SELECT
    s.source,
    s.last_run,
    s.last_status,
    s.last_success,
    max(p.started_at) AS last_loaded,
    count(*) FILTER (p.is_document) AS documents,
    count(*) FILTER (NOT p.is_document) AS issues
FROM source_run AS s
LEFT JOIN part AS p
    ON p.source_path = s.source
    OR p.source = s.source
    OR starts_with(p.source_path, s.source || '/')
    OR starts_with(p.source_path, s.source || '#')
GROUP BY ALL
ORDER BY s.source
