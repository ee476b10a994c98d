-- What each publisher covers: documents, copies, events and agreements, and from when to when.
-- parameter since date [null]: First day of publication.
-- parameter until date [null]: Last day of publication.
-- example: 
-- column publisher: Publisher; empty where it is not known.
-- column documents: Articles.
-- column copies: Articles that are copies of others.
-- column international: Articles that tell an international event or agreement.
-- column first_published: Day of the first one.
-- column last_published: Day of the last one.
SELECT
    publisher,
    count(*) AS documents,
    count(duplicate_of) AS copies,
    count(*) FILTER (scope = 'international') AS international,
    min(published_on) AS first_published,
    max(published_on) AS last_published
FROM document
WHERE
    ($since::DATE IS NULL OR published_on >= $since)
    AND ($until::DATE IS NULL OR published_on <= $until)
GROUP BY publisher
ORDER BY documents DESC, publisher NULLS LAST
