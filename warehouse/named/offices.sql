-- The offices of a person through time: those of the reference data, then others that documents tell.
-- column since: First day, EDTF.
-- column until: Last day, EDTF.
-- column office: The office.
-- column organization: Organization of the office, or its country.
-- column source: Where it can be checked, or how many documents tell it.
WITH ids AS (
    SELECT $entity_id AS id
    UNION
    SELECT former_id FROM reference_former_id WHERE entity_id = $entity_id
),
told AS (
    SELECT p.role AS office, coalesce(o.name, p.organization) AS organization, d.published_on, d.document_id
    FROM person AS p
    JOIN document AS d USING (document_id)
    LEFT JOIN reference_organization AS o USING (organization_id)
    WHERE p.person_id IN (FROM ids)
        AND NOT EXISTS (FROM office_holder AS h WHERE h.person_id = $entity_id AND h.organization_id = p.organization_id)
),
line AS (
    SELECT 0 AS rank, coalesce(first_day, last_day) AS first_day, since, until, post AS office, coalesce(organization, c.name) AS organization, h.source
    FROM office_holder AS h
    LEFT JOIN reference_country AS c ON c.code = h.country
    WHERE person_id = $entity_id
    UNION ALL
    SELECT 1, min(published_on), 'told ' || min(published_on), nullif(max(published_on), min(published_on))::VARCHAR,
        office, organization, count(DISTINCT document_id) || if(count(DISTINCT document_id) = 1, ' document', ' documents')
    FROM told
    GROUP BY office, organization
)
SELECT since, until, office, organization, source
FROM line
ORDER BY rank, first_day NULLS LAST, office
LIMIT $limit
