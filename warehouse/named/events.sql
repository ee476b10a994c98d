-- Events in which a person or organization takes part, the latest first.
-- column date: Day or period, EDTF.
-- column event: Type and, where it has not happened, the status.
-- column role: In which role.
-- column with: Sides and persons.
-- column evidence: The sentence that states it best.
-- column source: Path of the input that tells it best.
WITH ids AS (
    SELECT $entity_id AS id
    UNION
    SELECT former_id FROM reference_former_id WHERE entity_id = $entity_id
),
part AS (
    SELECT event_id, string_agg(DISTINCT role, ', ' ORDER BY role) AS role
    FROM event_participant
    WHERE kind = $kind AND entity_id IN (FROM ids)
    GROUP BY event_id
)
SELECT
    c.happened AS date,
    c.event_type || if(c.status = 'occurred', '', ', ' || c.status) AS event,
    p.role,
    nullif(concat_ws('; ', c.sides, nullif(array_to_string(c.persons, ', '), '')), '') AS "with",
    c.evidence,
    c.source_path AS source
FROM part AS p
JOIN event_card AS c USING (event_id)
ORDER BY c.date_start DESC NULLS LAST, c.happened DESC NULLS LAST, c.event_id
LIMIT $limit
