-- Pairs of tellings of one type of event, one of them in `touched`, that share a key.
-- column one_id: Telling.
-- column other_id: Another telling, by id behind the first.
WITH told AS (
    SELECT telling_id, any_value(keys) AS keys FROM event_mention GROUP BY telling_id
),
touched_key AS (
    SELECT telling_id, unnest(keys) AS key FROM told WHERE telling_id IN (FROM touched)
),
known_key AS (
    SELECT telling_id, unnest(keys) AS key FROM told
)
SELECT DISTINCT least(t.telling_id, k.telling_id) AS one_id, greatest(t.telling_id, k.telling_id) AS other_id
FROM touched_key AS t
JOIN known_key AS k USING (key)
WHERE t.telling_id <> k.telling_id
ORDER BY one_id, other_id
