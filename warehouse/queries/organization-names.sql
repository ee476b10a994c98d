-- An organization under all its names: as written in the documents, before and after it was renamed or merged.
-- parameter organization text: A name or abbreviation of it, or a part of one, accents optional.
-- example: --param organization="Bộ Bưu chính và Viễn thông Lào"
-- column relation: itself, or predecessor or successor of what was asked for.
-- column name: Canonical Vietnamese name.
-- column short_name: Usual abbreviation.
-- column country: ISO 3166 alpha-2 code, or EU.
-- column other_names: Other names of the reference data.
-- column as_written: Names as the documents write them.
-- column succession: When it followed, or was followed, and what was taken over.
-- column documents: Number of documents that name it.
-- column organization_id: Organization.
WITH RECURSIVE organization_name AS (
    SELECT organization_id, name, fold(name) AS plain_name
    FROM (SELECT organization_id, unnest([name, short_name] || aliases) AS name FROM reference_organization)
    UNION ALL
    SELECT entity_id, name, plain_name
    FROM spelling
    WHERE kind = 'organization'
),
matched AS MATERIALIZED (
    SELECT
        organization_id,
        CASE WHEN bool_or(name = $organization) THEN 0 WHEN bool_or(plain_name = fold($organization)) THEN 1 ELSE 2 END
            AS distance
    FROM organization_name
    WHERE contains(plain_name, fold($organization))
    GROUP BY organization_id
),
asked AS (
    SELECT organization_id
    FROM matched
    WHERE distance = (SELECT min(distance) FROM matched)
),
step AS (
    SELECT predecessor_id AS here, successor_id AS there, 'successor' AS relation, concat_ws(': ', date, scope) AS succession
    FROM reference_succession
    UNION ALL
    SELECT successor_id, predecessor_id, 'predecessor', concat_ws(': ', date, scope)
    FROM reference_succession
),
related AS (
    SELECT organization_id, 'itself' AS relation, NULL::VARCHAR AS succession
    FROM asked
    UNION
    SELECT s.there, s.relation, s.succession
    FROM related AS r
    JOIN step AS s ON s.here = r.organization_id AND r.relation IN ('itself', s.relation)
),
found AS (
    SELECT
        organization_id,
        first(name ORDER BY document_id) AS name,
        first(short_name ORDER BY short_name NULLS LAST) AS short_name,
        first(country ORDER BY country NULLS LAST) AS country,
        list_sort(list_distinct(flatten(list(surfaces)))) AS as_written,
        count(*) AS documents
    FROM organization
    WHERE organization_id IN (SELECT organization_id FROM related)
    GROUP BY organization_id
)
SELECT
    r.relation,
    coalesce(o.name, f.name, r.organization_id) AS name,
    coalesce(o.short_name, f.short_name) AS short_name,
    coalesce(o.country, f.country) AS country,
    coalesce(o.aliases, []) AS other_names,
    coalesce(f.as_written, []) AS as_written,
    r.succession,
    coalesce(f.documents, 0) AS documents,
    r.organization_id
FROM related AS r
LEFT JOIN reference_organization AS o USING (organization_id)
LEFT JOIN found AS f USING (organization_id)
ORDER BY
    CASE r.relation WHEN 'predecessor' THEN 0 WHEN 'itself' THEN 1 ELSE 2 END, r.succession NULLS LAST, name, organization_id
