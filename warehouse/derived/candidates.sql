-- Pairs of texts, one of them in `touched`, that have a third or more of the shorter one's sketch in common.
-- column part_id: The shorter text.
-- column whole_id: The longer text, of at most five times as many words.
-- column share: Share of the shorter one's sketch that is in the longer one's.
-- column size: Number of runs in the shorter one's sketch.
WITH arriving AS (
    SELECT min(rowid) AS arriving_row
    FROM sketch
    WHERE text_id IN (FROM touched)
    GROUP BY text_id
),
arriving_run AS (
    SELECT arriving_row, unnest(runs) AS run
    FROM arriving
    JOIN sketch AS s ON s.rowid = arriving_row
),
stored_run AS (
    SELECT rowid AS stored_row, unnest(runs) AS run FROM sketch
),
met AS (
    SELECT arriving_row, stored_row, count(*) AS common
    FROM arriving_run
    JOIN stored_run USING (run)
    GROUP BY arriving_row, stored_row
),
text AS (
    SELECT rowid AS row_number, text_id, words, len(runs) AS run_count FROM sketch
),
compared AS (
    SELECT
        (a.words, a.text_id) < (s.words, s.text_id) AS is_part,
        if(is_part, a.text_id, s.text_id) AS part_id,
        if(is_part, s.text_id, a.text_id) AS whole_id,
        if(is_part, a.run_count, s.run_count) AS size,
        m.common / size AS share
    FROM met AS m
    JOIN text AS a ON a.row_number = m.arriving_row
    JOIN text AS s ON s.row_number = m.stored_row
    WHERE a.text_id <> s.text_id AND 5 * least(a.words, s.words) >= greatest(a.words, s.words)
)
SELECT DISTINCT part_id, whole_id, share, size
FROM compared
WHERE share >= 0.35
ORDER BY part_id, whole_id
