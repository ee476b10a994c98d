-- The tellings in `asked`, and all that links lead to from them, in either direction.
-- column telling_id: Telling.
WITH RECURSIVE link AS (
    SELECT one_id AS here, other_id AS there FROM telling_link
    UNION ALL
    SELECT other_id, one_id FROM telling_link
),
reached AS (
    SELECT telling_id FROM asked
    UNION
    SELECT l.there FROM reached AS r JOIN link AS l ON l.here = r.telling_id
)
SELECT telling_id
FROM reached
