-- Organizations that each document names.
-- column source_path: Path of the input, as given.
-- column name: Full Vietnamese name as the document best gives it, or else the usual one.
-- column short_name: Usual abbreviation, or what the document shortens the name to.
-- column country: ISO 3166 alpha-2 code, or EU.
SELECT d.source_path, o.name, o.short_name, o.country
FROM organization AS o
JOIN document AS d USING (document_id)
WHERE len(o.surfaces) > 0
ORDER BY d.source_path, o.name, o.organization_id
