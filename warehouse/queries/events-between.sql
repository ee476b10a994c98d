-- Events between two countries, over time.
-- parameter country_a country [VN]: One country, code or name.
-- parameter country_b country [null]: The other country; any other without it.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
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
    e.date_edtf AS happened,
    e.event_type,
    e.status,
    m.countries,
    m.persons,
    m.organizations,
    e.city,
    e.topics,
    e.reports,
    e.evidence,
    d.source_path
FROM event AS e
JOIN event_members AS m USING (event_id)
JOIN document AS d USING (document_id)
WHERE
    list_contains(m.countries, $country_a)
    AND len(m.countries) > 1
    AND ($country_b::VARCHAR IS NULL OR list_contains(m.countries, $country_b))
    AND ($since::DATE IS NULL OR e.date_end >= $since)
    AND ($until::DATE IS NULL OR e.date_start <= $until)
ORDER BY e.date_start NULLS LAST, happened NULLS LAST, d.source_path, e.event_type, e.event_id
