-- Agreements whose time ends within some months of a day.
-- parameter country country [null]: One of the sides, code or name.
-- parameter day date [null]: The day; that of the newest article without it.
-- parameter months integer [12]: How many months to look ahead.
-- example: --param day=2021-06-01 --param months=12
-- column ends: Last day that it covers.
-- column period: Years that it covers, EDTF interval.
-- column instrument_name: The instrument's fullest name as written.
-- column status: signed, planned, in_force or ended.
-- column sides: Countries that take part.
-- column parties: Parties, organizations or countries.
-- column signed: Day of signing, EDTF.
-- column evidence: The sentence that states it best.
-- column source_path: The document of that sentence.
-- column url: Address of that document.
WITH ending AS (
    SELECT *, ends_on AS ends
    FROM agreement_card
    WHERE status <> 'ended'
),
today AS (
    SELECT coalesce($day::DATE, max(published_on)) AS day
    FROM document
)
SELECT ends, period, instrument_name, status, sides, parties, signed, evidence, source_path, url
FROM ending, today
WHERE
    ends >= day
    AND ends <= day + to_months($months::INTEGER)
    AND ($country::VARCHAR IS NULL OR list_contains(countries, $country))
ORDER BY ends, source_path, agreement_id
