-- An organization under all its names: its own, and those of the ones that came before and after it.
-- column organization_id: Organization that is asked for.
-- column name: A name of it, or of one that it followed or was followed by.
-- column name_kind: name, short_name, alias, or written (in documents only).
-- column relation: itself, predecessor or successor: whose name it is.
-- column bearer_id: Organization whose name it is.
-- column bearer: Canonical name of that.
-- column since: When the bearer was founded, EDTF.
-- column until: When the bearer ended, EDTF.
-- column scope: What was taken over in the last step; null for everything.
-- column chain: Organizations from the one asked for to the bearer, step by step.
WITH RECURSIVE known AS (
    SELECT organization_id, name, founded, dissolved
    FROM reference_organization
    UNION ALL
    SELECT organization_id, first(name ORDER BY document_id), NULL, NULL
    FROM organization
    ANTI JOIN reference_organization USING (organization_id)
    GROUP BY organization_id
),
step AS (
    SELECT predecessor_id AS here, successor_id AS there, 'successor' AS relation, scope
    FROM reference_succession
    UNION ALL
    SELECT successor_id, predecessor_id, 'predecessor', scope
    FROM reference_succession
),
reached AS (
    SELECT organization_id, 'itself' AS relation, organization_id AS bearer_id, NULL::VARCHAR AS scope,
        [organization_id] AS chain
    FROM known
    UNION ALL
    SELECT r.organization_id, s.relation, s.there, s.scope, list_append(r.chain, s.there)
    FROM reached AS r
    JOIN step AS s ON s.here = r.bearer_id AND r.relation IN ('itself', s.relation)
    WHERE NOT list_contains(r.chain, s.there)
),
named AS (
    SELECT organization_id AS bearer_id, name, 0 AS rank FROM known
    UNION ALL
    SELECT organization_id, short_name, 1 FROM reference_organization
    UNION ALL
    SELECT organization_id, unnest(aliases), 2 FROM reference_organization
    UNION ALL
    SELECT organization_id, short_name, 3 FROM organization
    UNION ALL
    SELECT organization_id, unnest(surfaces), 3 FROM organization
),
name_of AS (
    SELECT bearer_id, name, min(rank) AS rank
    FROM named
    WHERE name IS NOT NULL
    GROUP BY ALL
)
SELECT
    r.organization_id,
    n.name,
    ['name', 'short_name', 'alias', 'written'][n.rank + 1] AS name_kind,
    r.relation,
    r.bearer_id,
    k.name AS bearer,
    k.founded AS since,
    k.dissolved AS until,
    r.scope,
    r.chain
FROM reached AS r
JOIN known AS k ON k.organization_id = r.bearer_id
JOIN name_of AS n ON n.bearer_id = r.bearer_id
ORDER BY r.organization_id, length(r.chain), r.relation, r.bearer_id, n.rank, n.name
