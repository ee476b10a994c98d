-- What is planned: events that were announced for a day to come, and not known to have happened.
-- parameter since date [null]: First day of the event; that of the newest article without it.
-- parameter country country [null]: One of the sides, code or name.
-- example: --param since=2021-09-01
-- column happened: Day or period, EDTF.
-- column event_type: Type of the event.
-- column sides: Countries that take part.
-- column persons: Persons who take part.
-- column organizations: Organizations that take part.
-- column city: City of the event.
-- column topics: Codes of seeds/lexicon/topics.toml.
-- column told: Day of the last report.
-- column evidence: The sentence that states it best.
-- column source_path: The document of that sentence.
-- column url: Address of that document.
WITH today AS (
    SELECT coalesce($since::DATE, max(published_on)) AS day
    FROM document
)
SELECT happened, event_type, sides, persons, organizations, city, topics, last_published AS told, evidence, source_path, url
FROM event_card, today
WHERE
    status = 'planned'
    AND date_end >= day
    AND ($country::VARCHAR IS NULL OR list_contains(countries, $country))
ORDER BY date_start, source_path, event_id
