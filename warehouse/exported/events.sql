-- Events, each with who takes part and the sentence it rests on.
-- column event_id: Event.
-- column event_type: Type, from seeds/lexicon/events.toml.
-- column cameo: CAMEO code of the type.
-- column plover: PLOVER event type, with its mode after a colon where there is one.
-- column date_edtf: Day or period, EDTF (ISO 8601-2).
-- column date_basis: What the date rests on.
-- column status: occurred, ongoing, planned or cancelled.
-- column city: City of the event.
-- column place_country: Country of the event, ISO 3166 alpha-2.
-- column topics: Codes of seeds/lexicon/topics.toml.
-- column scope: international or domestic, decided by the sides.
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
)
SELECT
    e.event_id,
    e.event_type,
    e.cameo,
    e.plover,
    e.date_edtf,
    e.date_basis,
    e.status,
    e.city,
    e.place_country,
    e.topics,
    e.scope,
    e.confidence,
    coalesce(p.participants, []) AS participants,
    [
        {
            'text': e.evidence,
            'document_id': d.document_id,
            'source_path': d.source_path,
            'title': d.title,
            'publisher': d.publisher,
            'published': d.published,
            'url': d.url
        }
    ] AS evidence
FROM event AS e
JOIN document AS d USING (document_id)
LEFT JOIN participant AS p USING (event_id)
ORDER BY e.date_start NULLS LAST, e.event_id
