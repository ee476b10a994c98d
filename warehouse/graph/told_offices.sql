-- Offices that documents give to persons, where they name the organization.
-- column told_id: Document and person.
-- column person_id: Person.
-- column role: Titles and offices as written.
-- column organization_id: Organization of the office.
-- column document_id: Document.
SELECT concat_ws('/', document_id, person_id) AS told_id, person_id, role, organization_id, document_id
FROM person
WHERE role IS NOT NULL AND organization_id IS NOT NULL
ORDER BY told_id
