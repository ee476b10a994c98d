-- Who met or called whom: a person and everybody on the other side, over all documents.
-- parameter person text [null]: Part of a person's name, accents optional; everybody without it.
-- parameter country country [null]: Country of one of the two, code or name.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- example: --param person="truong minh tuan"
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
WITH one AS (
    SELECT subject_id AS event_id, position, name, country
    FROM participation
    WHERE
        subject = 'event'
        AND type IN ('meeting', 'call')
        AND status <> 'cancelled'
        AND kind = 'person'
        AND ($person::VARCHAR IS NULL OR contains(plain_name, fold($person)))
        AND ($since::DATE IS NULL OR date_end >= $since)
        AND ($until::DATE IS NULL OR date_start <= $until)
),
other AS (
    SELECT subject_id AS event_id, position, kind, name, country
    FROM participation
    WHERE subject = 'event' AND subject_id IN (SELECT event_id FROM one)
),
met AS (
    -- A person; of a country of which none is named, an organization; of one without either, the country.
    SELECT
        *,
        CASE kind WHEN 'person' THEN 0 WHEN 'organization' THEN 1 ELSE 2 END AS rank,
        min(rank) OVER (PARTITION BY event_id, country) AS best
    FROM other
)
SELECT
    c.happened,
    c.event_type,
    a.name AS person,
    a.country AS person_country,
    b.name AS met,
    b.country AS met_country,
    first(c.city ORDER BY c.city NULLS LAST) AS city,
    sum(c.mentions)::BIGINT AS documents,
    first(c.evidence ORDER BY c.confidence DESC, c.event_id) AS evidence,
    first(c.source_path ORDER BY c.confidence DESC, c.event_id) AS source_path
FROM one AS a
JOIN met AS b
    ON b.event_id = a.event_id
    AND b.position <> a.position
    AND (b.kind = 'person' OR b.country IS NULL OR b.rank = b.best)
    AND coalesce(a.country <> b.country, true)
    AND ($person IS NOT NULL OR b.kind <> 'person' OR a.position < b.position)
JOIN event_card AS c ON c.event_id = a.event_id
WHERE $country::VARCHAR IS NULL OR $country IN (a.country, b.country)
GROUP BY c.date_start, c.happened, c.event_type, a.name, a.country, b.name, b.country
ORDER BY c.date_start NULLS LAST, c.happened NULLS LAST, person, met, c.event_type
