-- Links between the texts in `grouped`.
-- column part_id: The shorter text.
-- column whole_id: The longer text.
-- column share: Share of the shorter one's words that stand in the longer one.
SELECT part_id, whole_id, share
FROM copy_link
WHERE part_id IN (FROM grouped)
ORDER BY part_id, whole_id
