-- What a country, or somebody for it, asked of others, or others of it.
-- parameter asker country [null]: Country that asks, code or name.
-- parameter of country [null]: Country that is asked, code or name.
-- parameter topic topic [null]: Field, code or name.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- example: --param asker=Lào --param of="Việt Nam"
-- column happened: Day or period, EDTF.
-- column asker_country: Country that asks, as far as the text says who does.
-- column askers: Who asks.
-- column sides: Countries that take part.
-- column topics: Codes of seeds/lexicon/topics.toml.
-- column reports: Number of independent reports: near copies count once.
-- column evidence: The sentence that states it best.
-- column source_path: The document of that sentence.
-- column url: Address of that document.
WITH wished AS (
    SELECT subject_id AS event_id, country, name
    FROM participation
    WHERE subject = 'event' AND type = 'request' AND role = 'asker'
),
asked AS (
    SELECT event_id
    FROM event_card
    WHERE
        event_type = 'request'
        AND status <> 'cancelled'
        AND ($asker::VARCHAR IS NULL OR event_id IN (SELECT event_id FROM wished WHERE country = $asker))
        AND ($of::VARCHAR IS NULL OR list_contains(countries, $of))
        AND ($topic::VARCHAR IS NULL OR list_contains(topics, $topic))
        AND ($since::DATE IS NULL OR date_end >= $since)
        AND ($until::DATE IS NULL OR date_start <= $until)
),
asker AS (
    SELECT
        event_id,
        min(country) AS asker_country,
        list(country) AS asker_countries,
        list(DISTINCT name ORDER BY name) AS askers
    FROM wished
    WHERE event_id IN (FROM asked)
    GROUP BY event_id
),
found AS (
    SELECT event_id, asker_country, coalesce(askers, []) AS askers
    FROM asked
    LEFT JOIN asker USING (event_id)
    WHERE $of::VARCHAR IS NULL OR NOT coalesce(list_contains(asker_countries, $of), false)
)
SELECT c.happened, f.asker_country, f.askers, c.sides, c.topics, c.reports, c.evidence, c.source_path, c.url
FROM found AS f
JOIN event_card AS c USING (event_id)
ORDER BY c.date_start NULLS LAST, c.source_path, c.event_id
