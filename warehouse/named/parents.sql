-- The organizations above an organization, from the nearest upwards.
-- column name: Canonical name.
WITH RECURSIVE above AS (
    SELECT parent_id AS id, 1 AS step
    FROM reference_organization
    WHERE organization_id = $entity_id AND parent_id IS NOT NULL
    UNION
    SELECT o.parent_id, step + 1
    FROM above AS a
    JOIN reference_organization AS o ON o.organization_id = a.id
    WHERE o.parent_id IS NOT NULL AND step < 10
)
SELECT o.name
FROM above AS a
JOIN reference_organization AS o ON o.organization_id = a.id
ORDER BY a.step
