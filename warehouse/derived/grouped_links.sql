-- Links of the texts that may be gathered to those in `grouped`, all of each.
-- column part_id: The shorter text.
-- column whole_id: The longer text.
-- column share: Share of the shorter one's words that stand in the longer one.
SELECT part_id, whole_id, share
FROM copy_link
WHERE part_id IN (SELECT part_id FROM copy_link WHERE whole_id IN (FROM grouped))
ORDER BY part_id, whole_id
