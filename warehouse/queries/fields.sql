-- In which fields two countries work together: agreements and events by field.
-- parameter country_a country [VN]: One country, code or name.
-- parameter country_b country [null]: The other country; any other without it.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- example: --param country_b=Lào
-- column field: Code of seeds/lexicon/topics.toml.
-- column signed: Agreements signed, in force or ended.
-- column planned: Agreements planned.
-- column meetings: Meetings, calls, visits and conferences about it.
-- column requests: Requests.
-- column offers: Offers.
-- column last_day: First day of the last of these.
WITH told AS (
    SELECT unnest(fields) AS field, if(status = 'planned', 'planned', 'signed') AS what, date_start
    FROM agreement_card
    WHERE
        list_contains(countries, $country_a)
        AND len(countries) > 1
        AND ($country_b::VARCHAR IS NULL OR list_contains(countries, $country_b))
        AND ($since::DATE IS NULL OR date_end >= $since)
        AND ($until::DATE IS NULL OR date_start <= $until)
    UNION ALL
    SELECT
        unnest(topics),
        if(event_type IN ('meeting', 'call', 'visit', 'conference'), 'meeting', event_type),
        date_start
    FROM event_card
    WHERE
        list_contains(countries, $country_a)
        AND len(countries) > 1
        AND ($country_b::VARCHAR IS NULL OR list_contains(countries, $country_b))
        AND status <> 'cancelled'
        AND ($since::DATE IS NULL OR date_end >= $since)
        AND ($until::DATE IS NULL OR date_start <= $until)
)
SELECT
    field,
    count(*) FILTER (what = 'signed') AS signed,
    count(*) FILTER (what = 'planned') AS planned,
    count(*) FILTER (what = 'meeting') AS meetings,
    count(*) FILTER (what = 'request') AS requests,
    count(*) FILTER (what = 'offer') AS offers,
    max(date_start) AS last_day
FROM told
GROUP BY field
ORDER BY signed DESC, meetings DESC, requests + offers DESC, field
