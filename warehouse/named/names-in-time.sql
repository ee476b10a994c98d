-- The names of an organization through its successions, from the first to the last.
-- column since: When it was founded, EDTF.
-- column until: When it ended, EDTF.
-- column name: Canonical name.
-- column relation: itself, predecessor or successor.
-- column took_over: What was taken over; empty for everything.
-- column id: Organization.
SELECT since, until, bearer AS name, relation, scope AS took_over, bearer_id AS id
FROM organization_name
WHERE organization_id = $entity_id AND name_kind = 'name'
ORDER BY
    CASE relation WHEN 'predecessor' THEN -length(chain) WHEN 'itself' THEN 0 ELSE length(chain) END, until NULLS LAST, name
