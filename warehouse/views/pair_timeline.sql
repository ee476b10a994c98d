-- What two countries have to do with each other: a row for each pair of sides of an event or agreement.
-- column one_code: ISO 3166 alpha-2 code, or EU; the pair stands in the order of the codes.
-- column other_code: ISO 3166 alpha-2 code, or EU.
-- column subject: event or agreement.
-- column id: Event or agreement.
-- column type: Type of the event, or kind of the agreement.
-- column cameo: CAMEO code of the type of event.
-- column plover: PLOVER event type, with its mode after a colon where there is one.
-- column status: Status of the event or agreement.
-- column happened: Day or period, EDTF (ISO 8601-2).
-- column date_start: First day that the date allows; null where the year is unknown.
-- column date_end: Last day that the date allows; null where the year is unknown.
-- column what: Name of the instrument, or who takes part.
-- column topics: Codes of seeds/lexicon/topics.toml.
-- column reports: Number of independent reports: near copies count once.
-- column evidence: The sentence that states it best.
-- column source_path: Path of the article that tells it best, as given.
-- column url: Address of that article.
WITH card AS (
    SELECT
        'event' AS subject, event_id AS id, event_type AS type, cameo, plover, status, happened, date_start, date_end,
        array_to_string(persons || organizations, ', ') AS what, topics, reports, evidence, source_path, url, countries
    FROM event_card
    WHERE len(countries) > 1
    UNION ALL
    SELECT
        'agreement', agreement_id, kind, NULL, NULL, status, signed, date_start, date_end,
        instrument_name, fields, reports, evidence, source_path, url, countries
    FROM agreement_card
    WHERE len(countries) > 1
),
side AS (
    SELECT *, unnest(countries) AS one_code
    FROM card
),
pair AS (
    SELECT *, unnest(countries) AS other_code
    FROM side
)
SELECT
    one_code, other_code, subject, id, type, cameo, plover, status, happened, date_start, date_end, what, topics, reports,
    evidence, source_path, url
FROM pair
WHERE one_code < other_code
