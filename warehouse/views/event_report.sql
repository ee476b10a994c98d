-- One row per document and event, with everybody whom the document names; a date that it leaves open is settled by
-- another report of the event.
-- column source_path: Path of the input, as given.
-- column event_id: Event; the same for all documents that tell it.
-- column event_type: Type, from seeds/lexicon/events.toml.
-- column date_edtf: Day or period, EDTF (ISO 8601-2), never more precise than the text.
-- column date_basis: What the date rests on.
-- column status: occurred, ongoing, planned or cancelled.
-- column city: City of the event, as the document writes it.
-- column place_country: Country of the event, ISO 3166 alpha-2.
-- column countries: ISO 3166 alpha-2 codes (and EU) of the sides that are states, in the order of the text.
-- column persons: Names of the persons who take part, in the order of the text.
-- column organizations: Names of the organizations that take part as such, in the order of the text.
-- column topics: Codes of seeds/lexicon/topics.toml.
-- column scope: international or domestic, decided by the sides.
-- column evidence: The sentence that states it best.
-- column confidence: From 0 to 1: how sure the reading is.
WITH participant AS (
    SELECT event_mention_id, kind, if(kind = 'country', entity_id, name) AS label, min(position) AS position
    FROM event_mention_participant
    GROUP BY ALL
),
sides AS (
    SELECT
        event_mention_id,
        list(label ORDER BY position, label) FILTER (kind = 'country') AS countries,
        list(label ORDER BY position, label) FILTER (kind = 'person') AS persons,
        list(label ORDER BY position, label) FILTER (kind = 'organization') AS organizations
    FROM participant
    GROUP BY event_mention_id
),
town AS (
    SELECT
        document_id,
        name AS city,
        first(if(ends_with(lower(surface), lower(name)), name, surface) ORDER BY start_offset) AS written
    FROM mention
    WHERE kind = 'place'
    GROUP BY document_id, name
)
SELECT
    d.source_path,
    e.event_id,
    e.event_type,
    if(settled.date_edtf IS NULL, e.date_edtf, settled.date_edtf) AS date_edtf,
    if(settled.date_edtf IS NULL, e.date_basis, 'sibling') AS date_basis,
    e.status,
    coalesce(w.written, e.city) AS city,
    e.place_country,
    coalesce(s.countries, []::VARCHAR[]) AS countries,
    coalesce(s.persons, []::VARCHAR[]) AS persons,
    coalesce(s.organizations, []::VARCHAR[]) AS organizations,
    e.topics,
    e.scope,
    e.evidence,
    e.confidence
FROM event_mention AS e
JOIN document AS d ON d.document_id = e.document_id
LEFT JOIN event AS settled
    ON settled.event_id = e.event_id AND settled.date_start = settled.date_end AND (e.date_start IS NULL OR e.date_start <> e.date_end)
    AND coalesce(e.date_basis, 'unresolved') = 'unresolved'
LEFT JOIN sentence AS t ON t.sentence_id = e.sentence_id
LEFT JOIN sides AS s USING (event_mention_id)
LEFT JOIN town AS w ON w.document_id = e.document_id AND w.city = e.city
ORDER BY d.source_path, t.position, e.date_start NULLS LAST, e.event_mention_id
