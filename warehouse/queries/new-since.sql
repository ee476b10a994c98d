-- What is new since a day: events and agreements first reported then or later, and those reported again.
-- parameter since date: First day of publication.
-- parameter country country [null]: One of the sides, code or name.
-- parameter topic topic [null]: Field, code or name.
-- example: --param since=2021-09-01
-- column published: Day of the first report since then.
-- column news: new, or again where it was reported before.
-- column subject: event or agreement.
-- column type: Type of the event, or kind of instrument.
-- column status: Status of the event or agreement.
-- column happened: Day or period, EDTF.
-- column sides: Countries that take part.
-- column who: Persons and organizations.
-- column reports: Number of independent reports: near copies count once.
-- column evidence: The sentence that states it best.
-- column source_path: The document of that sentence.
-- column url: Address of that document.
WITH card AS (
    SELECT
        'event' AS subject, event_id AS id, event_type AS type, status, happened, countries, sides,
        persons || organizations AS who, topics, first_published, last_published, reports, evidence, source_path, url
    FROM event_card
    WHERE last_published >= $since
    UNION ALL
    SELECT
        'agreement', agreement_id, kind, status, signed, countries, sides,
        parties || signatories, fields, first_published, last_published, reports, evidence, source_path, url
    FROM agreement_card
    WHERE last_published >= $since
)
SELECT
    if(first_published >= $since, first_published, last_published) AS published,
    if(first_published >= $since, 'new', 'again') AS news,
    subject,
    type,
    status,
    happened,
    sides,
    who,
    reports,
    evidence,
    source_path,
    url
FROM card
WHERE
    ($country::VARCHAR IS NULL OR list_contains(countries, $country))
    AND ($topic::VARCHAR IS NULL OR list_contains(topics, $topic))
ORDER BY news, published, subject, source_path, id
