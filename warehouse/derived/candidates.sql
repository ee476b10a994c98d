-- Pairs of a text in `asked` and another one that have a third or more of the shorter one's sketch in common.
-- The others are those that stand alone as far as is known, or all but those. What waits in `later` is not known.
-- parameter alone BOOLEAN: Whether to look at texts that stand alone, or at the others.
-- column part_id: The shorter text.
-- column whole_id: The longer text, of at most five times as many words.
-- column share: Share of the shorter one's sketch that is in the longer one's.
-- column size: Number of runs in the shorter one's sketch.
WITH asked_text AS (
    SELECT min(rowid) AS asked_row
    FROM sketch
    WHERE text_id IN (FROM asked)
    GROUP BY text_id
),
asked_run AS (
    SELECT asked_row, unnest(runs) AS run
    FROM asked_text
    JOIN sketch AS s ON s.rowid = asked_row
),
other_text AS (
    SELECT min(rowid) AS other_row
    FROM sketch
    WHERE $alone = (text_id NOT IN (SELECT part_id FROM copy_link) AND text_id NOT IN (FROM later))
    GROUP BY text_id
),
other_run AS (
    SELECT other_row, unnest(runs) AS run
    FROM other_text
    JOIN sketch AS s ON s.rowid = other_row
),
met AS (
    SELECT asked_row, other_row, count(*) AS common
    FROM other_run
    JOIN asked_run USING (run)  -- the smaller one last: it is what DuckDB hashes
    GROUP BY asked_row, other_row
),
sized AS (  -- lists are dear to join
    SELECT rowid AS place, text_id, words, len(runs) AS runs
    FROM sketch
),
compared AS (
    SELECT
        (a.words, a.text_id) < (o.words, o.text_id) AS is_part,
        if(is_part, a.text_id, o.text_id) AS part_id,
        if(is_part, o.text_id, a.text_id) AS whole_id,
        if(is_part, a.runs, o.runs) AS size,
        m.common / size AS share
    FROM met AS m
    JOIN sized AS a ON a.place = m.asked_row
    JOIN sized AS o ON o.place = m.other_row
    WHERE m.asked_row <> m.other_row AND 5 * least(a.words, o.words) >= greatest(a.words, o.words)
)
SELECT DISTINCT part_id, whole_id, share, size
FROM compared
WHERE share >= 0.35
ORDER BY part_id, whole_id
