-- Parties, signatories and witnesses of the agreements in `renewed`: as in the best telling, then whom the others add.
-- An organization of the reference data has its usual name, whatever they call it.
WITH named AS (
    SELECT
        m.agreement_id,
        p.*,
        m.document_id = e.document_id AND m.sentence_id = e.sentence_id AS is_best
    FROM agreement_mention AS m
    JOIN agreement AS e USING (agreement_id)
    JOIN agreement_mention_party AS p USING (agreement_mention_id)
    WHERE m.agreement_id IN (FROM renewed)
),
joined AS (
    SELECT
        agreement_id,
        kind,
        entity_id,
        first(name ORDER BY is_best DESC, length(name) DESC, name) AS name,
        role,
        first(country ORDER BY country NULLS LAST) AS country,
        min(position) FILTER (is_best) AS place,
        min(position) AS elsewhere,
        count(DISTINCT agreement_mention_id)::INTEGER AS mentions
    FROM named
    GROUP BY agreement_id, kind, entity_id, role
)
SELECT
    agreement_id,
    (
        row_number() OVER (
            PARTITION BY agreement_id ORDER BY place NULLS LAST, mentions DESC, elsewhere, j.kind, entity_id, role
        ) - 1
    )::INTEGER AS position,
    j.kind,
    coalesce(o.name, j.name) AS name,
    entity_id,
    role,
    j.country,
    mentions
FROM joined AS j
LEFT JOIN reference_organization AS o ON j.kind = 'organization' AND o.organization_id = j.entity_id
ORDER BY agreement_id, position
