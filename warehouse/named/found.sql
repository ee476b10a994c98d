-- Persons and organizations under a name, an alias or an id: those whose name it is, or else of whose names it is a part.
-- column kind: person or organization.
-- column entity_id: Id; of who was promoted the lasting one.
-- column name: Canonical name, or one that documents give.
-- column country: Vietnamese name of the country.
-- column documents: Number of documents that name it.
WITH named AS (
    SELECT 'person' AS kind, person_id AS entity_id, unnest([person_id, name] || aliases) AS label, fold(label) AS plain
    FROM reference_person
    UNION ALL
    SELECT 'organization', organization_id, unnest([organization_id, name, short_name] || aliases) AS label, fold(label)
    FROM reference_organization
    UNION ALL
    SELECT kind, entity_id, former_id, fold(former_id)
    FROM reference_former_id
    UNION ALL
    SELECT kind, entity_id, unnest([entity_id, name]), unnest([entity_id, plain_name])
    FROM spelling
    UNION ALL
    SELECT kind, entity_id, unnest([entity_id, name]), unnest([entity_id, plain_name])
    FROM (SELECT DISTINCT kind, entity_id, name, plain_name FROM participation WHERE kind <> 'country')
),
matched AS (
    SELECT
        n.kind,
        coalesce(f.entity_id, n.entity_id) AS entity_id,
        min(CASE WHEN label = $name THEN 0 WHEN plain = fold($name) THEN 1 ELSE 2 END) AS distance
    FROM named AS n
    LEFT JOIN reference_former_id AS f ON f.former_id = n.entity_id
    WHERE contains(' ' || plain || ' ', ' ' || fold($name) || ' ')
    GROUP BY ALL
),
best AS (
    SELECT kind, entity_id
    FROM matched
    WHERE distance = (SELECT min(distance) FROM matched)
),
born AS (
    SELECT entity_id AS id, entity_id
    FROM best
    UNION
    SELECT former_id, entity_id
    FROM reference_former_id
    WHERE entity_id IN (SELECT entity_id FROM best)
),
told AS (
    SELECT b.entity_id, any_value(t.name ORDER BY document_id) AS name,
        any_value(t.country ORDER BY document_id) AS code, count(DISTINCT document_id) AS documents
    FROM (
        SELECT person_id AS id, name, country, document_id FROM person WHERE person_id IN (SELECT id FROM born)
        UNION ALL
        SELECT organization_id, name, country, document_id FROM organization WHERE organization_id IN (SELECT id FROM born)
        UNION ALL
        SELECT entity_id, name, country, NULL FROM event_participant WHERE entity_id IN (SELECT id FROM born)
        UNION ALL
        SELECT entity_id, name, country, NULL FROM agreement_party WHERE entity_id IN (SELECT id FROM born)
    ) AS t
    JOIN born AS b USING (id)
    GROUP BY b.entity_id
)
SELECT
    m.kind,
    m.entity_id,
    coalesce(p.name, o.name, t.name) AS name,
    coalesce(c.name, p.country, o.country, t.code) AS country,
    coalesce(t.documents, 0) AS documents
FROM best AS m
LEFT JOIN reference_person AS p ON m.kind = 'person' AND p.person_id = m.entity_id
LEFT JOIN reference_organization AS o ON m.kind = 'organization' AND o.organization_id = m.entity_id
LEFT JOIN told AS t ON t.entity_id = m.entity_id
LEFT JOIN reference_country AS c ON c.code = coalesce(p.country, o.country, t.code)
ORDER BY documents DESC, name, m.entity_id
