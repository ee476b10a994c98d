-- Pairs of tellings, one of them in `touched`, that share a key, in a table of mentions ($mentions).
-- column one_id: Telling.
-- column other_id: Another telling, by id behind the first.
WITH known_key AS (
    SELECT DISTINCT telling_id, unnest(keys) AS key FROM query_table($mentions)
),
touched_key AS (
    FROM known_key WHERE telling_id IN (FROM touched)
)
SELECT DISTINCT least(t.telling_id, k.telling_id) AS one_id, greatest(t.telling_id, k.telling_id) AS other_id
FROM touched_key AS t
JOIN known_key AS k USING (key)
WHERE t.telling_id <> k.telling_id
ORDER BY one_id, other_id
