-- How many events of each CAMEO and PLOVER code two countries had in each month, for joining with other event data.
-- parameter country_a country [null]: One country, code or name; any without it.
-- parameter country_b country [null]: Another country, code or name; any without it.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- example: --param country_a=VN --param country_b=LA
-- column month: First day of the month.
-- column one_code: ISO 3166 alpha-2 code, or EU; the pair stands in the order of the codes.
-- column other_code: ISO 3166 alpha-2 code, or EU.
-- column cameo: CAMEO code of the type.
-- column plover: PLOVER event type, with its mode after a colon where there is one.
-- column event_type: Type of the event.
-- column events: Events that happened in the month, as far as their month is known.
-- column reports: Independent reports of them.
SELECT
    date_trunc('month', date_start)::DATE AS month,
    one_code,
    other_code,
    cameo,
    plover,
    type AS event_type,
    count(*) AS events,
    sum(reports)::BIGINT AS reports
FROM pair_timeline
WHERE
    subject = 'event'
    AND status IN ('occurred', 'ongoing')
    AND date_trunc('month', date_start) = date_trunc('month', date_end)
    AND ($country_a::VARCHAR IS NULL OR $country_a IN (one_code, other_code))
    AND ($country_b::VARCHAR IS NULL OR $country_b IN (one_code, other_code))
    AND ($since::DATE IS NULL OR date_end >= $since)
    AND ($until::DATE IS NULL OR date_start <= $until)
GROUP BY ALL
ORDER BY month, one_code, other_code, cameo, plover, event_type
