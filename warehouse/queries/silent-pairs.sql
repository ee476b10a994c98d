-- Countries that Viet Nam, or another one, has not met, called or visited for some months.
-- parameter country country [VN]: The country, code or name.
-- parameter day date [null]: The day from which to look back; that of the newest article without it.
-- parameter months integer [6]: How many months without a contact.
-- example: --param day=2023-01-01 --param months=6
-- column other: Vietnamese name of the other country.
-- column last_contact: First day of the last contact.
-- column months_ago: Months since then.
-- column last_type: Type of that event.
-- column contacts: Contacts in all.
-- column evidence: The sentence that states it best.
-- column other_code: ISO 3166 alpha-2 code, or EU.
WITH today AS (
    SELECT coalesce($day::DATE, max(published_on)) AS day
    FROM document
),
contact AS (
    SELECT
        if(one_code = $country, other_code, one_code) AS other_code,
        date_start,
        type,
        evidence,
        id
    FROM pair_timeline, today
    WHERE
        subject = 'event'
        AND type IN ('meeting', 'call', 'visit')
        AND status IN ('occurred', 'ongoing')
        AND $country IN (one_code, other_code)
        AND date_start <= day
)
SELECT
    coalesce(min(r.name), other_code) AS other,
    max(date_start) AS last_contact,
    date_diff('month', max(date_start), (SELECT day FROM today)) AS months_ago,
    arg_max(type, (date_start, id)) AS last_type,
    count(*) AS contacts,
    arg_max(evidence, (date_start, id)) AS evidence,
    other_code
FROM contact
LEFT JOIN reference_country AS r ON r.code = other_code
GROUP BY other_code
HAVING max(date_start) < (SELECT day FROM today) - to_months($months::INTEGER)
ORDER BY last_contact DESC, other_code
