-- Values of agreements by currency and year, with the largest one.
-- parameter country country [null]: One of the sides, code or name.
-- parameter field topic [null]: Field of cooperation, code or name.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- example: --param since=2016-01-01
-- column currency: ISO 4217 code.
-- column year: Year of signing, as far as it is known.
-- column agreements: Agreements with a value.
-- column total: Sum of the values; instruments told twice under different names count twice.
-- column largest: Largest value.
-- column largest_name: Name of the instrument with the largest value.
-- column source_path: The document that tells that one.
SELECT
    value_currency AS currency,
    year(date_start) AS year,
    count(*) AS agreements,
    sum(value_amount) AS total,
    max(value_amount) AS largest,
    arg_max(instrument_name, (value_amount, agreement_id)) AS largest_name,
    arg_max(source_path, (value_amount, agreement_id)) AS source_path
FROM agreement_card
WHERE
    value_amount IS NOT NULL
    AND ($country::VARCHAR IS NULL OR list_contains(countries, $country))
    AND ($field::VARCHAR IS NULL OR list_contains(fields, $field))
    AND ($since::DATE IS NULL OR date_end >= $since)
    AND ($until::DATE IS NULL OR date_start <= $until)
GROUP BY currency, year
ORDER BY currency, year NULLS LAST
