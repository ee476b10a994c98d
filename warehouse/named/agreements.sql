-- Agreements that a person or organization has made, signed or witnessed, the latest first.
-- column date: Day of signing, EDTF.
-- column agreement: Name of the instrument.
-- column status: signed, planned, in_force or ended.
-- column role: In which role.
-- column parties: Parties, or else the sides.
-- column evidence: The sentence that states it best.
-- column source: Path of the input that tells of it best.
WITH ids AS (
    SELECT $entity_id AS id
    UNION
    SELECT former_id FROM reference_former_id WHERE entity_id = $entity_id
),
part AS (
    SELECT agreement_id, string_agg(DISTINCT role, ', ' ORDER BY role) AS role
    FROM agreement_party
    WHERE kind = $kind AND entity_id IN (FROM ids)
    GROUP BY agreement_id
)
SELECT
    c.signed AS date,
    c.instrument_name AS agreement,
    c.status,
    p.role,
    coalesce(nullif(array_to_string(c.parties, ', '), ''), c.sides) AS parties,
    c.evidence,
    c.source_path AS source
FROM part AS p
JOIN agreement_card AS c USING (agreement_id)
ORDER BY c.date_start DESC NULLS LAST, c.signed DESC NULLS LAST, c.agreement_id
LIMIT $limit
