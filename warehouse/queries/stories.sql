-- Stories that several documents report in the same words, the most reported first.
-- parameter reports integer [2]: Smallest number of reports.
-- parameter title text [null]: Part of the headline, accents optional.
-- parameter publisher text [null]: Part of the name of one of the publishers, accents optional.
-- parameter since date [null]: First day on which it was reported.
-- parameter until date [null]: Last day on which it was reported.
-- example: --param reports=1
-- column reports: Number of documents that report it.
-- column title: Headline of the report that stands for the story.
-- column publishers: Publishers of the reports.
-- column first_published: Day of the first report.
-- column last_published: Day of the last report.
-- column source_path: The report that stands for the story.
-- column copies: The other reports.
WITH copied AS (
    SELECT duplicate_of AS document_id
    FROM document
    WHERE duplicate_of IS NOT NULL
),
told AS (
    SELECT
        coalesce(duplicate_of, document_id) AS story_id,
        count(*) AS reports,
        list_sort(list(DISTINCT publisher) FILTER (publisher IS NOT NULL)) AS publishers,
        min(published_on) AS first_published,
        max(published_on) AS last_published,
        list_sort(list(source_path) FILTER (duplicate_of IS NOT NULL)) AS copies,
        min(title) FILTER (duplicate_of IS NULL) AS title,
        min(source_path) FILTER (duplicate_of IS NULL) AS source_path
    FROM document
    WHERE $reports < 2 OR duplicate_of IS NOT NULL OR document_id IN (FROM copied)
    GROUP BY story_id
)
SELECT
    reports,
    title,
    coalesce(publishers, []) AS publishers,
    first_published,
    last_published,
    source_path,
    coalesce(copies, []) AS copies
FROM told
WHERE
    reports >= $reports
    AND ($title::VARCHAR IS NULL OR contains(fold(title), fold($title)))
    AND ($publisher::VARCHAR IS NULL OR contains(fold(array_to_string(publishers, '; ')), fold($publisher)))
    AND ($since::DATE IS NULL OR last_published >= $since)
    AND ($until::DATE IS NULL OR first_published <= $until)
ORDER BY reports DESC, first_published NULLS LAST, source_path
