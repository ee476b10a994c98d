-- The offices of a person: as the reference data has them, and as articles name them.
-- parameter person text: Part of the name, accents optional.
-- example: --param person="truong minh tuan"
-- column person: Name.
-- column office: Office, or the titles as written.
-- column organization: Organization of the office.
-- column country: ISO 3166 alpha-2 code, or EU.
-- column since: First day, EDTF, or of the first article.
-- column until: Last day, EDTF, or of the last article.
-- column documents: Articles that name it so; none for the reference data.
-- column source: Where the fact can be checked, or articles.
WITH asked AS (
    SELECT name
    FROM spelling
    WHERE kind = 'person' AND contains(plain_name, fold($person))
),
told AS (
    SELECT
        p.name AS person,
        p.role AS office,
        coalesce(o.name, p.organization) AS organization,
        p.country,
        min(d.published_on)::VARCHAR AS since,
        max(d.published_on)::VARCHAR AS until,
        count(*) AS documents,
        'articles' AS source
    FROM person AS p
    JOIN document AS d USING (document_id)
    LEFT JOIN reference_organization AS o USING (organization_id)
    WHERE p.role IS NOT NULL AND p.name IN (FROM asked)
    GROUP BY ALL
)
SELECT person, post AS office, organization, country, since, until, 0 AS documents, source
FROM office_holder
WHERE contains(fold(person), fold($person))
UNION ALL
SELECT person, office, organization, country, since, until, documents, source
FROM told
ORDER BY person, documents, since NULLS LAST, office, organization
