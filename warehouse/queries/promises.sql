-- Whether promises are kept: offers, requests and planned agreements of two countries, each with the first signature or aid of
-- the same countries and field that came after it.
-- parameter country_a country [VN]: One country, code or name.
-- parameter country_b country: The other country, code or name.
-- parameter field topic [null]: Field, code or name.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- example: --param country_b=Lào
-- column told: Day on which it was told.
-- column promise: offer, request or agreement (planned).
-- column topics: Fields of the promise.
-- column kept_by: Name of the instrument signed, or the aid given; empty where none is known.
-- column kept_on: Its day, EDTF.
-- column days: Days from the promise to that.
-- column evidence: The sentence that tells the promise.
-- column kept_evidence: The sentence that tells the signature or aid.
-- column source_path: The document of the promise.
WITH promise AS (
    SELECT
        event_id AS id,
        coalesce(date_start, first_published) AS told,
        event_type AS promise,
        topics,
        evidence,
        source_path
    FROM event_card
    WHERE
        event_type IN ('offer', 'request')
        AND status <> 'cancelled'
        AND list_contains(countries, $country_a)
        AND list_contains(countries, $country_b)
    UNION ALL
    SELECT agreement_id, first_published, 'agreement', fields, evidence, source_path
    FROM agreement_card
    WHERE status = 'planned' AND list_contains(countries, $country_a) AND list_contains(countries, $country_b)
),
deed AS (
    SELECT
        agreement_id AS id,
        coalesce(date_start, first_published) AS done,
        coalesce(signed, first_published::VARCHAR) AS kept_on,
        instrument_name AS kept_by,
        fields AS topics,
        evidence AS kept_evidence
    FROM agreement_card
    WHERE
        status IN ('signed', 'in_force', 'ended')
        AND list_contains(countries, $country_a)
        AND list_contains(countries, $country_b)
    UNION ALL
    SELECT event_id, coalesce(date_start, first_published), happened, event_type, topics, evidence
    FROM event_card
    WHERE
        event_type = 'aid'
        AND status = 'occurred'
        AND list_contains(countries, $country_a)
        AND list_contains(countries, $country_b)
),
-- In each field the first deed of a day; of these, the first on or after the day of the promise.
wish AS (
    SELECT id, told, unnest(topics) AS topic
    FROM promise
),
step AS (
    SELECT topic, done, min(id) AS id
    FROM (SELECT id, done, unnest(topics) AS topic FROM deed)
    GROUP BY ALL
),
kept AS (
    SELECT w.id, arg_min(s.id, (s.done, s.id)) AS deed_id
    FROM wish AS w
    ASOF JOIN step AS s ON s.topic = w.topic AND s.done >= w.told
    GROUP BY w.id
)
SELECT
    p.told,
    p.promise,
    p.topics,
    d.kept_by,
    d.kept_on,
    (d.done - p.told)::INTEGER AS days,
    p.evidence,
    d.kept_evidence,
    p.source_path
FROM promise AS p
LEFT JOIN kept AS k USING (id)
LEFT JOIN deed AS d ON d.id = k.deed_id
WHERE
    ($field::VARCHAR IS NULL OR list_contains(p.topics, $field))
    AND ($since::DATE IS NULL OR p.told >= $since)
    AND ($until::DATE IS NULL OR p.told <= $until)
ORDER BY p.told NULLS LAST, p.source_path, p.id
