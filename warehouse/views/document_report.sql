-- One row per document: what was read and when it was published.
-- column source_path: Path of the input, as given.
-- column title: Headline.
-- column published_on: Day of publication where the whole day is known.
-- column body: Cleaned text: title line first, then paragraphs.
SELECT source_path, title, published_on, body
FROM document
ORDER BY source_path
