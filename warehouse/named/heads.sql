-- Who held the offices of an organization, the latest first.
-- column since: First day, EDTF.
-- column until: Last day, EDTF.
-- column office: The office.
-- column person: Holder.
-- column source: Where it can be checked.
SELECT since, until, post AS office, person, source
FROM office_holder
WHERE organization_id = $entity_id
ORDER BY first_day IS NULL, coalesce(last_day, DATE '9999-12-31') DESC, first_day DESC NULLS LAST, post, person
LIMIT $limit
