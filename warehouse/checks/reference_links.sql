-- Parents, predecessors, successors, holders and their offices stand in the reference data themselves.
WITH link AS (
    SELECT 'reference_organization' AS table_name, organization_id AS id, parent_id AS target_id
    FROM reference_organization
    UNION ALL SELECT 'reference_succession', successor_id, predecessor_id FROM reference_succession
    UNION ALL SELECT 'reference_succession', predecessor_id, successor_id FROM reference_succession
    UNION ALL SELECT 'reference_membership', membership_id, organization_id FROM reference_membership
    UNION ALL SELECT 'reference_membership', membership_id, person_id FROM reference_membership
    UNION ALL SELECT 'reference_former_id', former_id, entity_id FROM reference_former_id
),
target AS (
    SELECT organization_id AS target_id FROM reference_organization
    UNION ALL SELECT person_id FROM reference_person
)
SELECT table_name, id, target_id
FROM link
ANTI JOIN target USING (target_id)
WHERE target_id IS NOT NULL
ORDER BY ALL
