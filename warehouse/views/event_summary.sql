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
WITH participant AS (
    SELECT event_id, kind, name, min(position) AS position
    FROM event_participant
    GROUP BY ALL
),
sides AS (
    SELECT
        event_id,
        string_agg(name, ' – ' ORDER BY position, name) FILTER (kind = 'country') AS sides,
        string_agg(name, ', ' ORDER BY position, name) FILTER (kind = 'person') AS persons,
        string_agg(name, ', ' ORDER BY position, name) FILTER (kind = 'organization') AS organizations
    FROM participant
    GROUP BY event_id
)
SELECT
    e.event_id,
    e.date_edtf AS happened,
    e.event_type,
    e.status,
    s.sides,
    s.persons,
    s.organizations,
    nullif(concat_ws(', ', e.city, e.place_country), '') AS place,
    nullif(array_to_string(e.topics, ', '), '') AS topics,
    e.scope,
    e.is_main,
    e.confidence,
    e.reports,
    e.mentions,
    nullif(array_to_string(e.contradictions, ', '), '') AS contradictions,
    e.part_of,
    d.title,
    e.evidence,
    d.source_path
FROM event AS e
JOIN document AS d USING (document_id)
LEFT JOIN sentence AS t USING (sentence_id)
LEFT JOIN sides AS s USING (event_id)
ORDER BY e.date_start NULLS LAST, e.date_edtf NULLS LAST, d.source_path, t.position, e.event_id
