-- Who met or called whom: a person and everybody on the other side, over all documents.
-- parameter person text [null]: Part of a person's name, accents optional; everybody without it.
-- parameter country country [null]: Country of one of the two, code or name.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- column happened: Day or period, EDTF.
-- column event_type: meeting or call.
-- column person: One side.
-- column person_country: Country of that person.
-- column met: A person of the other side, or an organization or country where no person of it is named.
-- column met_country: Country of the other side.
-- column city: City of the meeting.
-- column documents: Number of documents that tell it, copies among them.
-- column evidence: The sentence that tells it with the most confidence.
-- column source_path: The document of that sentence.
WITH pair AS (
    SELECT
        e.*,
        d.source_path,
        a.name AS person,
        a.country AS person_country,
        b.name AS met,
        if(b.kind = 'country', b.entity_id, b.country) AS met_country
    FROM event AS e
    JOIN document AS d USING (document_id)
    JOIN event_participant AS a ON a.event_id = e.event_id AND a.kind = 'person'
    JOIN event_participant AS b ON b.event_id = e.event_id AND b.position <> a.position
    WHERE
        e.event_type IN ('meeting', 'call')
        AND e.status <> 'cancelled'
        AND ($person::VARCHAR IS NULL OR contains(fold(a.name), fold($person)))
        AND ($person IS NOT NULL OR b.kind <> 'person' OR a.position < b.position)
        AND coalesce(a.country <> if(b.kind = 'country', b.entity_id, b.country), true)
        AND (
            b.kind = 'person'
            OR NOT EXISTS (
                SELECT 1
                FROM event_participant AS c
                WHERE
                    c.event_id = e.event_id
                    AND c.position <> b.position
                    AND c.country = if(b.kind = 'country', b.entity_id, b.country)
                    AND (c.kind = 'person' OR (c.kind = 'organization' AND b.kind = 'country'))
            )
        )
)
SELECT
    date_edtf AS happened,
    event_type,
    person,
    person_country,
    met,
    met_country,
    first(city ORDER BY city NULLS LAST) AS city,
    sum(mentions)::BIGINT AS documents,
    first(evidence ORDER BY confidence DESC, event_id) AS evidence,
    first(source_path ORDER BY confidence DESC, event_id) AS source_path
FROM pair
WHERE
    ($country::VARCHAR IS NULL OR $country IN (person_country, met_country))
    AND ($since::DATE IS NULL OR date_end >= $since)
    AND ($until::DATE IS NULL OR date_start <= $until)
GROUP BY date_start, happened, event_type, person, person_country, met, met_country
ORDER BY date_start NULLS LAST, happened NULLS LAST, person, met, event_type
