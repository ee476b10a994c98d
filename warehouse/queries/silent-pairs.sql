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
    SELECT event_id, date_start, unnest(countries) AS other_code
    FROM event_card
    WHERE
        list_contains(countries, $country)
        AND event_type IN ('meeting', 'call', 'visit')
        AND status IN ('occurred', 'ongoing')
        AND date_start <= (SELECT day FROM today)
),
silent AS (
    SELECT other_code, max(date_start) AS last_contact, count(*) AS contacts, arg_max(event_id, (date_start, event_id)) AS event_id
    FROM contact
    WHERE other_code <> $country
    GROUP BY other_code
    HAVING last_contact < (SELECT day FROM today) - to_months($months::INTEGER)
)
SELECT
    coalesce(r.name, other_code) AS other,
    last_contact,
    date_diff('month', last_contact, (SELECT day FROM today)) AS months_ago,
    c.event_type AS last_type,
    contacts,
    c.evidence,
    other_code
FROM silent
JOIN event_card AS c USING (event_id)
LEFT JOIN reference_country AS r ON r.code = other_code
ORDER BY last_contact DESC, other_code
