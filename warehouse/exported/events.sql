-- Events, each with who takes part and the sentences it rests on.
-- column event_id: Event.
-- column event_type: Type, from seeds/lexicon/events.toml.
-- column cameo: CAMEO code of the type.
-- column plover: PLOVER event type, with its mode after a colon where there is one.
-- column name: What a conference or ceremony is called, or what is asked or promised; lower case.
-- column date_edtf: Day or period, EDTF (ISO 8601-2).
-- column date_basis: What the date rests on.
-- column status: occurred, ongoing, planned or cancelled.
-- column city: City of the event.
-- column place_country: Country of the event, ISO 3166 alpha-2.
-- column topics: Codes of seeds/lexicon/topics.toml.
-- column scope: international or domestic, decided by the sides.
-- column reports: Number of independent reports: near copies count once.
-- column contradictions: Dates and places that tellings give and others contradict, sorted.
-- column part_of: Visit in which it took place.
-- column confidence: From 0 to 1: how sure the reading is.
-- column participants: Who takes part, in the order of the text: kind, name, entity_id, role and country.
-- column evidence: The sentences that tell it, with the document, its title, publisher, day and address.
WITH participant AS (
    SELECT
        event_id,
        list(
            {'kind': kind, 'name': name, 'entity_id': entity_id, 'role': role, 'country': country} ORDER BY position
        ) AS participants
    FROM event_participant
    GROUP BY event_id
),
told AS (
    SELECT
        m.event_id,
        list(
            {
                'text': m.evidence,
                'document_id': m.document_id,
                'source_path': d.source_path,
                'title': d.title,
                'publisher': d.publisher,
                'published': d.published,
                'url': d.url
            }
            ORDER BY m.document_id <> e.document_id, d.duplicate_of IS NOT NULL, d.published_on, m.event_mention_id
        ) AS evidence
    FROM event_mention AS m
    JOIN event AS e USING (event_id)
    JOIN document AS d ON d.document_id = m.document_id
    GROUP BY m.event_id
)
SELECT
    e.event_id,
    e.event_type,
    e.cameo,
    e.plover,
    e.name,
    e.date_edtf,
    e.date_basis,
    e.status,
    e.city,
    e.place_country,
    e.topics,
    e.scope,
    e.reports,
    e.contradictions,
    e.part_of,
    e.confidence,
    coalesce(p.participants, []) AS participants,
    t.evidence
FROM event AS e
JOIN told AS t USING (event_id)
LEFT JOIN participant AS p USING (event_id)
ORDER BY e.date_start NULLS LAST, e.event_id
