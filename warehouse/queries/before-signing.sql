-- Who met, called or visited whom in the months before two countries signed something.
-- parameter country_a country [VN]: One country, code or name.
-- parameter country_b country: The other country, code or name.
-- parameter field topic [null]: Field of cooperation of what was signed, code or name.
-- parameter months integer [12]: How many months to look back.
-- parameter since date [null]: First day of signing.
-- parameter until date [null]: Last day of signing.
-- example: --param country_b=Lào --param months=24
-- column signed: Day of signing, EDTF.
-- column instrument_name: The instrument's fullest name as written.
-- column happened: Day or period, EDTF.
-- column event_type: Type of the event.
-- column days_before: Days from the event to the signing.
-- column persons: Persons who take part.
-- column organizations: Organizations that take part.
-- column city: City of the event.
-- column topics: Codes of seeds/lexicon/topics.toml.
-- column evidence: The sentence that states it best.
-- column source_path: The document of that sentence.
WITH signature AS (
    SELECT agreement_id, signed, instrument_name, date_start
    FROM agreement_card
    WHERE
        list_contains(countries, $country_a)
        AND list_contains(countries, $country_b)
        AND status IN ('signed', 'in_force', 'ended')
        AND date_start = date_end
        AND ($field::VARCHAR IS NULL OR list_contains(fields, $field))
        AND ($since::DATE IS NULL OR date_start >= $since)
        AND ($until::DATE IS NULL OR date_start <= $until)
),
contact AS (
    SELECT *
    FROM event_card
    WHERE
        event_type IN ('meeting', 'call', 'visit', 'conference')
        AND status IN ('occurred', 'ongoing')
        AND date_start IS NOT NULL
        AND list_contains(countries, $country_a)
        AND list_contains(countries, $country_b)
)
SELECT
    s.signed,
    s.instrument_name,
    c.happened,
    c.event_type,
    (s.date_start - c.date_start)::INTEGER AS days_before,
    c.persons,
    c.organizations,
    c.city,
    c.topics,
    c.evidence,
    c.source_path
FROM signature AS s
JOIN contact AS c
    ON c.date_start <= s.date_start AND c.date_start >= s.date_start - to_months($months::INTEGER)
ORDER BY s.date_start, s.agreement_id, c.date_start, c.event_id
