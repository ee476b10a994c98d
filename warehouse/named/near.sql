-- Names that are spelled nearly like one that nobody bears, the nearest first.
-- column name: A name of a person or organization.
WITH named AS (
    SELECT unnest([name] || aliases) AS name FROM reference_person
    UNION
    SELECT unnest([name, short_name] || aliases) FROM reference_organization
    UNION
    SELECT unnest(list(DISTINCT name)) FROM person  -- compared are the names, not the rows
    UNION
    SELECT unnest(list(DISTINCT name)) FROM organization
)
SELECT any_value(name ORDER BY name) AS name
FROM named
WHERE name IS NOT NULL AND jaro_winkler_similarity(fold(name), fold($name)) >= 0.86
GROUP BY fold(name)
ORDER BY max(jaro_winkler_similarity(fold(name), fold($name))) DESC, name
LIMIT 5
