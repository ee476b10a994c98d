-- Persons of the reference data and of the documents.
-- column person_id: Person.
-- column name: Name, of the reference data or as most documents give it.
-- column other_names: Other names and spellings, of the reference data and of the documents.
-- column titles: Titles and offices as written, where no organization belongs to them.
-- column country: ISO 3166 alpha-2 code, or EU.
-- column source: Where the fact can be checked.
WITH written AS (
    SELECT person_id, mode(name ORDER BY name) AS name, mode(country ORDER BY country) AS country
    FROM person
    GROUP BY person_id
),
titled AS (
    SELECT person_id, list(DISTINCT role) AS titles
    FROM person
    WHERE role IS NOT NULL AND organization_id IS NULL
    GROUP BY person_id
),
spelled AS (
    SELECT entity_id AS person_id, list(name) AS names
    FROM spelling
    WHERE kind = 'person'
    GROUP BY entity_id
)
SELECT
    person_id,
    coalesce(k.name, w.name) AS name,
    list_filter(coalesce(k.aliases, []) || coalesce(s.names, []), lambda n: n <> coalesce(k.name, w.name)) AS other_names,
    t.titles,
    coalesce(k.country, w.country) AS country,
    k.source
FROM written AS w
FULL JOIN reference_person AS k USING (person_id)
LEFT JOIN titled AS t USING (person_id)
LEFT JOIN spelled AS s USING (person_id)
ORDER BY person_id
