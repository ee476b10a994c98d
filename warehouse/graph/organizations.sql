-- Organizations of the reference data and of the documents.
-- column organization_id: Organization.
-- column kind: Kind of organization.
-- column name: Name, of the reference data or as most documents give it.
-- column other_names: Other names and spellings, of the reference data and of the documents.
-- column country: ISO 3166 alpha-2 code, or EU.
-- column parent_id: Organization that it belongs to, or last belonged to.
-- column founded: EDTF.
-- column dissolved: EDTF.
-- column source: Where the fact can be checked.
WITH told AS (
    SELECT organization_id, name, kind, country
    FROM organization
    UNION ALL
    SELECT organization_id, organization, NULL, NULL
    FROM person
    WHERE organization_id IS NOT NULL
),
written AS (
    SELECT
        organization_id,
        mode(name ORDER BY name) AS name,
        mode(kind ORDER BY kind) AS kind,
        mode(country ORDER BY country) AS country
    FROM told
    GROUP BY organization_id
),
spelled AS (
    SELECT entity_id AS organization_id, list(name) AS names
    FROM spelling
    WHERE kind = 'organization'
    GROUP BY entity_id
)
SELECT
    organization_id,
    coalesce(k.kind, w.kind) AS kind,
    coalesce(k.name, w.name) AS name,
    list_filter(
        coalesce([k.short_name] || k.aliases, []) || coalesce(s.names, []),
        lambda n: n <> coalesce(k.name, w.name)
    ) AS other_names,
    coalesce(k.country, w.country) AS country,
    k.parent_id,
    k.founded,
    k.dissolved,
    k.source
FROM written AS w
FULL JOIN reference_organization AS k USING (organization_id)
LEFT JOIN spelled AS s USING (organization_id)
ORDER BY organization_id
