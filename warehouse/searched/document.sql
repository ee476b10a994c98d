-- Articles as they are indexed for search, copies left out.
-- column id: Document.
-- column version: What changes when the document does.
-- column day: Day of publication.
-- column title: Headline.
-- column source_path: Path of the input, as given.
-- column url: Address of the article.
-- column text: Body without the line of the title.
SELECT
    document_id AS id,
    fingerprint AS version,
    published_on AS day,
    title,
    source_path,
    url,
    if(starts_with(body, coalesce(title, '')), substring(body, len(coalesce(title, '')) + 1), body) AS text
FROM document
WHERE duplicate_of IS NULL
