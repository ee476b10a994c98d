-- Stories that several documents report in the same words, the most reported first.
-- parameter reports text [2]: Smallest number of reports.
-- parameter title text [null]: Part of the headline, accents optional.
-- parameter publisher text [null]: Part of the name of one of the publishers, accents optional.
-- parameter since date [null]: First day on which it was reported.
-- parameter until date [null]: Last day on which it was reported.
-- column reports: Number of documents that report it.
-- column title: Headline of the report that stands for the story.
-- column publishers: Publishers of the reports.
-- column first_published: Day of the first report.
-- column last_published: Day of the last report.
-- column source_path: The report that stands for the story.
-- column copies: The other reports.
SELECT reports, title, publishers, first_published, last_published, source_path, copies
FROM story
WHERE
    reports >= $reports::INTEGER
    AND ($title::VARCHAR IS NULL OR contains(fold(title), fold($title)))
    AND ($publisher::VARCHAR IS NULL OR contains(fold(array_to_string(publishers, '; ')), fold($publisher)))
    AND ($since::DATE IS NULL OR last_published >= $since)
    AND ($until::DATE IS NULL OR first_published <= $until)
ORDER BY reports DESC, first_published NULLS LAST, source_path
