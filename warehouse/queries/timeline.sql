-- A timeline of two countries: events and agreements in one list.
-- parameter country_a country [VN]: One country, code or name.
-- parameter country_b country: The other country, code or name.
-- parameter topic topic [null]: Field, code or name.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- example: --param country_b="Ấn Độ"
-- column happened: Day or period, EDTF.
-- column subject: event or agreement.
-- column type: Type of the event, or kind of instrument.
-- column status: Status of the event or agreement.
-- column what: Name of the instrument, or who takes part.
-- column topics: Codes of seeds/lexicon/topics.toml.
-- column reports: Number of independent reports: near copies count once.
-- column evidence: The sentence that states it best.
-- column source_path: The document of that sentence.
-- column url: Address of that document.
WITH card AS (
    SELECT
        'event' AS subject, event_id AS id, event_type AS type, status, happened, date_start, date_end,
        array_to_string(persons || organizations, ', ') AS what, topics, reports, evidence, source_path, url
    FROM event_card
    WHERE list_contains(countries, $country_a) AND list_contains(countries, $country_b)
    UNION ALL
    SELECT
        'agreement', agreement_id, kind, status, signed, date_start, date_end,
        instrument_name, fields, reports, evidence, source_path, url
    FROM agreement_card
    WHERE list_contains(countries, $country_a) AND list_contains(countries, $country_b)
)
SELECT happened, subject, type, status, what, topics, reports, evidence, source_path, url
FROM card
WHERE
    $country_a <> $country_b
    AND ($topic::VARCHAR IS NULL OR list_contains(topics, $topic))
    AND ($since::DATE IS NULL OR date_end >= $since)
    AND ($until::DATE IS NULL OR date_start <= $until)
ORDER BY date_start NULLS LAST, happened NULLS LAST, subject DESC, source_path, id
