-- Countries and unions of the reference data.
-- column code: ISO 3166 alpha-2 code, or EU.
-- column kind: country, or union.
-- column name: Usual Vietnamese name.
-- column other_names: Official name, other names and spellings.
-- column notation: ISO 3166 alpha-2 code, or EU.
-- column source: Where the fact can be checked.
SELECT
    code,
    CASE code WHEN 'EU' THEN 'union' ELSE 'country' END AS kind,
    name,
    list_filter([official_name] || aliases, lambda n: n <> name) AS other_names,
    code AS notation,
    source
FROM reference_country
ORDER BY code
