-- Named persons of each document, with the title or role that it states.
-- column source_path: Path of the input, as given.
-- column name: Name without titles, canonical or as the document best gives it.
-- column role: Titles and offices as written.
-- column organization: Organization of the office, by the name that `organization` has for it.
-- column country: ISO 3166 alpha-2 code, or EU.
SELECT d.source_path, p.name, p.role, p.organization, p.country
FROM person AS p
JOIN document AS d USING (document_id)
WHERE p.role IS NOT NULL
ORDER BY d.source_path, p.name, p.person_id
