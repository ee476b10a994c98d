-- Who gave what to whom.
-- parameter giver country [null]: Country that gives, code or name.
-- parameter receiver country [null]: Country that receives, code or name.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- example: --param receiver=Lào
-- column happened: Day or period, EDTF.
-- column status: occurred, ongoing, planned or cancelled.
-- column givers: Who gives.
-- column receivers: Who receives.
-- column sides: Countries that take part.
-- column topics: Codes of seeds/lexicon/topics.toml.
-- column reports: Number of independent reports: near copies count once.
-- column evidence: The sentence that states it best.
-- column source_path: The document of that sentence.
-- column url: Address of that document.
WITH part AS (
    SELECT
        subject_id AS event_id,
        list(DISTINCT name ORDER BY name) FILTER (role = 'giver') AS givers,
        list(DISTINCT name ORDER BY name) FILTER (role = 'receiver') AS receivers,
        list(DISTINCT country) FILTER (role = 'giver') AS giver_countries
    FROM participation
    WHERE subject = 'event' AND type = 'aid'
    GROUP BY subject_id
)
SELECT
    happened,
    status,
    coalesce(givers, []) AS givers,
    coalesce(receivers, []) AS receivers,
    sides,
    topics,
    reports,
    evidence,
    source_path,
    url
FROM event_card
LEFT JOIN part USING (event_id)
WHERE
    event_type = 'aid'
    AND ($giver::VARCHAR IS NULL OR list_contains(giver_countries, $giver))
    AND (
        $receiver::VARCHAR IS NULL
        OR (list_contains(countries, $receiver) AND NOT coalesce(list_contains(giver_countries, $receiver), false))
    )
    AND ($since::DATE IS NULL OR date_end >= $since)
    AND ($until::DATE IS NULL OR date_start <= $until)
ORDER BY date_start NULLS LAST, source_path, event_id
