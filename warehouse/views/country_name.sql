-- Every name and code under which a country is known here, for looking it up.
-- column code: ISO 3166 alpha-2 code, or EU.
-- column name: A name in Vietnamese, or the code itself.
WITH known AS (
    SELECT code, unnest([code, name, official_name] || aliases) AS name
    FROM reference_country
    UNION
    SELECT entity_id, unnest([entity_id, name])
    FROM event_participant
    WHERE kind = 'country'
    UNION
    SELECT entity_id, unnest([entity_id, name])
    FROM agreement_party
    WHERE kind = 'country'
)
SELECT code, name
FROM known
WHERE name IS NOT NULL
ORDER BY code, name
