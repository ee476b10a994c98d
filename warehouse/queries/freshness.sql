-- How fresh each source is: when it was last read, and when something new last came from it.
-- example:
-- column source: File, folder, address or name of a source, as given.
-- column last_success: Start of the last run that read it to its end, UTC.
-- column last_loaded: Start of the last run that read bytes from it that were new, UTC.
-- column last_run: Start of the last run over it, UTC.
-- column last_status: How that run ended.
-- column documents: Number of documents from it.
-- column issues: Number of inputs of it that something is wrong with.
SELECT source, last_success, last_loaded, last_run, last_status, documents, issues
FROM source_freshness
ORDER BY last_success DESC NULLS FIRST, source
