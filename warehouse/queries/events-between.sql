-- Events between two countries, over time, each story once.
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
-- column reports: Number of documents that report the story; its copies are left out.
-- column evidence: The sentence that states it best.
-- column source_path: The document of that sentence.
SELECT
    r.date_edtf AS happened,
    r.event_type,
    r.status,
    r.countries,
    r.persons,
    r.organizations,
    r.city,
    r.topics,
    s.reports,
    r.evidence,
    r.source_path
FROM event_report AS r
JOIN event AS e USING (event_id)
JOIN story AS s ON s.story_id = e.document_id
WHERE
    list_contains(r.countries, $country_a)
    AND len(r.countries) > 1
    AND ($country_b::VARCHAR IS NULL OR list_contains(r.countries, $country_b))
    AND ($since::DATE IS NULL OR e.date_end >= $since)
    AND ($until::DATE IS NULL OR e.date_start <= $until)
ORDER BY e.date_start NULLS LAST, happened NULLS LAST, r.source_path, r.event_type, r.event_id
