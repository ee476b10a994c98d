-- Events between two countries, over time.
-- parameter country_a country [VN]: One country, code or name.
-- parameter country_b country [null]: The other country; any other without it.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- example: --param country_b=Lào --param since=2021-01-01
-- column happened: Day or period, EDTF.
-- column event_type: Type of the event.
-- column status: occurred, ongoing, planned or cancelled.
-- column countries: Sides that are states.
-- column persons: Persons who take part.
-- column organizations: Organizations that take part.
-- column city: City of the event.
-- column topics: Codes of seeds/lexicon/topics.toml.
-- column reports: Number of independent reports: near copies count once.
-- column evidence: The sentence that states it best.
-- column source_path: The document of that sentence.
SELECT
    happened,
    event_type,
    status,
    countries,
    persons,
    organizations,
    city,
    topics,
    reports,
    evidence,
    source_path
FROM event_card
WHERE
    list_contains(countries, $country_a)
    AND len(countries) > 1
    AND ($country_b::VARCHAR IS NULL OR list_contains(countries, $country_b))
    AND ($since::DATE IS NULL OR date_end >= $since)
    AND ($until::DATE IS NULL OR date_start <= $until)
ORDER BY date_start NULLS LAST, happened NULLS LAST, source_path, event_type, event_id
