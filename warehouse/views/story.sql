-- One row per story: the document that stands for it, and who else reports it in the same words.
-- column story_id: The document that stands for the story: of those that tell it in full the first.
-- column title: Headline.
-- column published_on: Day of publication where the whole day is known.
-- column publisher: Publisher.
-- column reports: Number of documents that report it, this one among them.
-- column publishers: Publishers of the reports, sorted.
-- column first_published: Day of the first report.
-- column last_published: Day of the last report.
-- column scope: international where the document tells an international event or agreement, or domestic.
-- column url: Address of the article.
-- column source_path: Path of the input, as given.
-- column copies: Paths of the other reports, sorted.
WITH report AS (
    SELECT
        coalesce(duplicate_of, document_id) AS document_id,
        count(*) AS reports,
        list_sort(list(DISTINCT publisher) FILTER (publisher IS NOT NULL)) AS publishers,
        min(published_on) AS first_published,
        max(published_on) AS last_published,
        list_sort(list(source_path) FILTER (duplicate_of IS NOT NULL)) AS copies
    FROM document
    GROUP BY ALL
)
SELECT
    d.document_id AS story_id,
    d.title,
    d.published_on,
    d.publisher,
    r.reports,
    coalesce(r.publishers, []::VARCHAR[]) AS publishers,
    r.first_published,
    r.last_published,
    d.scope,
    d.url,
    d.source_path,
    coalesce(r.copies, []::VARCHAR[]) AS copies
FROM document AS d
JOIN report AS r USING (document_id)
ORDER BY d.published_on NULLS LAST, d.source_path
