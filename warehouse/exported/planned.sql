-- Planned events whose days are known, or at least their month.
-- column event_id: Event.
-- column event_type: Type, from seeds/lexicon/events.toml.
-- column sides: Vietnamese names of the countries, in the order of the text.
-- column persons: Persons who take part, in the order of the text.
-- column organizations: Organizations that take part, in the order of the text.
-- column place: City and country code, as far as known.
-- column topics: Codes of seeds/lexicon/topics.toml.
-- column date_edtf: Day or period, EDTF (ISO 8601-2).
-- column date_start: First day.
-- column date_end: Last day.
-- column told: Day on which it was told, or its first day.
-- column title: Headline of the article.
-- column evidence: The sentence that states it best.
-- column url: Address of the article.
-- column source_path: Path of the input, as given.
SELECT
    e.event_id,
    s.event_type,
    s.sides,
    s.persons,
    s.organizations,
    s.place,
    s.topics,
    e.date_edtf,
    e.date_start,
    e.date_end,
    coalesce(e.last_published, e.date_start) AS told,
    s.title,
    s.evidence,
    d.url,
    s.source_path
FROM event AS e
JOIN event_summary AS s USING (event_id)
JOIN document AS d USING (document_id)
WHERE
    e.status = 'planned'
    AND NOT contains(e.date_edtf, '[')
    AND e.date_end - e.date_start <= 31
    AND e.date_end >= told
ORDER BY e.date_start, e.event_id
