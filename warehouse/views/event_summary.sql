-- Events as a person reads them: one line per event, however many documents tell it, lists written out.
-- column event_id: Event.
-- column happened: Day or period, EDTF (ISO 8601-2).
-- column event_type: Type, from seeds/lexicon/events.toml.
-- column status: occurred, ongoing, planned or cancelled.
-- column sides: Vietnamese names of the countries, in the order of the text.
-- column persons: Persons who take part, in the order of the text.
-- column organizations: Organizations that take part, in the order of the text.
-- column place: City and country code, as far as known.
-- column topics: Codes of seeds/lexicon/topics.toml.
-- column scope: international or domestic, decided by the sides.
-- column is_main: Whether an article reports it as its news.
-- column confidence: From 0 to 1: how sure the reading is.
-- column reports: Number of independent reports: near copies count once.
-- column mentions: Number of mentions, copies among them.
-- column contradictions: Dates and places that tellings give and others contradict.
-- column part_of: Visit in which it took place.
-- column title: Headline of the article that tells it best.
-- column evidence: The sentence that states it best.
-- column source_path: Path of the input, as given.
SELECT
    c.event_id,
    c.happened,
    c.event_type,
    c.status,
    c.sides,
    nullif(array_to_string(c.persons, ', '), '') AS persons,
    nullif(array_to_string(c.organizations, ', '), '') AS organizations,
    nullif(concat_ws(', ', c.city, c.place_country), '') AS place,
    nullif(array_to_string(c.topics, ', '), '') AS topics,
    c.scope,
    c.is_main,
    c.confidence,
    c.reports,
    c.mentions,
    nullif(array_to_string(c.contradictions, ', '), '') AS contradictions,
    e.part_of,
    c.title,
    c.evidence,
    c.source_path
FROM event_card AS c
JOIN event AS e USING (event_id)
LEFT JOIN sentence AS t USING (sentence_id)
ORDER BY c.date_start NULLS LAST, c.happened NULLS LAST, c.source_path, t.position, c.event_id
