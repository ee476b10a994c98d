-- Who a person or organization is: the names of the reference data, or else those of the documents.
-- column name: Canonical name.
-- column short_name: Usual abbreviation.
-- column country: Vietnamese name of the country.
-- column other_names: Other names and spellings, of the reference data and as the documents give them, sorted.
-- column documents: Number of documents that name it.
-- column former_ids: Ids under which documents knew it before.
-- column known: Whether it stands in the reference data.
-- column source: Where its names can be checked.
WITH ids AS (
    SELECT $entity_id AS id
    UNION
    SELECT former_id FROM reference_former_id WHERE entity_id = $entity_id
),
known AS (
    SELECT name, NULL AS short_name, country, aliases, source, true AS known
    FROM reference_person
    WHERE $kind = 'person' AND person_id = $entity_id
    UNION ALL
    SELECT name, short_name, country, aliases, source, true
    FROM reference_organization
    WHERE $kind = 'organization' AND organization_id = $entity_id
),
told AS (
    SELECT document_id, name, NULL AS short_name, country, []::VARCHAR[] AS surfaces
    FROM person
    WHERE $kind = 'person' AND person_id IN (FROM ids)
    UNION ALL
    SELECT document_id, name, short_name, country, surfaces
    FROM organization
    WHERE $kind = 'organization' AND organization_id IN (FROM ids)
),
written AS (
    SELECT
        mode(name ORDER BY name) AS name,
        mode(short_name ORDER BY short_name) AS short_name,
        mode(country ORDER BY country) AS country,
        list_distinct(flatten(list([name, short_name] || surfaces))) AS names,
        count(DISTINCT document_id) FILTER ($kind = 'person' OR len(surfaces) > 0) AS documents
    FROM told
),
one AS (
    SELECT
        coalesce(k.name, w.name) AS name,
        coalesce(k.short_name, w.short_name) AS short_name,
        coalesce(k.country, w.country) AS code,
        coalesce(k.aliases, []) || coalesce(w.names, []) AS names,
        w.documents,
        coalesce(k.known, false) AS known,
        k.source
    FROM written AS w
    LEFT JOIN known AS k ON true
)
SELECT
    o.name,
    o.short_name,
    coalesce(c.name, o.code) AS country,
    list_sort(list_filter(list_distinct(o.names), lambda n: n IS NOT NULL AND n <> o.name AND n IS DISTINCT FROM o.short_name))
        AS other_names,
    o.documents,
    (
        SELECT coalesce(list_sort(list(id)), []) FROM ids WHERE id <> $entity_id AND id IN (SELECT entity_id FROM spelling)
    ) AS former_ids,
    o.known,
    o.source
FROM one AS o
LEFT JOIN reference_country AS c ON c.code = o.code
