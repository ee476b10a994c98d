-- The texts in `asked`, and all that links lead to from them, in either direction.
-- column text_id: Text.
WITH RECURSIVE link AS (
    SELECT part_id AS here, whole_id AS there FROM copy_link
    UNION ALL
    SELECT whole_id, part_id FROM copy_link
),
reached AS (
    SELECT text_id FROM asked
    UNION
    SELECT l.there FROM reached AS r JOIN link AS l ON l.here = r.text_id
)
SELECT text_id
FROM reached
