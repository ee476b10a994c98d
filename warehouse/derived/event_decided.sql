-- Decisions by hand about events, with the tellings that they are about.
-- column action: merge or split.
-- column one_id: Telling.
-- column other_id: Another telling, by id behind the first, or the same.
-- column mention_id: Mention of the one that was named first.
WITH named AS (
    SELECT decision_id, action, 1 AS side, one_document AS document_id, one_type AS type, one_evidence AS evidence
    FROM decision
    WHERE subject = 'event'
    UNION ALL
    SELECT decision_id, action, 2, other_document, other_type, other_evidence
    FROM decision
    WHERE subject = 'event'
),
-- A sentence that other rules no longer choose is no loss where the document tells but one event of the type.
found AS (
    SELECT
        n.decision_id,
        n.action,
        n.side,
        m.event_mention_id AS mention_id,
        m.telling_id
    FROM named AS n
    JOIN event_mention AS m ON m.document_id = n.document_id AND m.event_type = n.type
    QUALIFY
        row_number() OVER (
            PARTITION BY n.decision_id, n.side ORDER BY m.evidence = n.evidence DESC, m.event_mention_id
        ) = 1
        AND (m.evidence = n.evidence OR count(*) OVER (PARTITION BY n.decision_id, n.side) = 1)
)
SELECT
    o.action,
    least(o.telling_id, t.telling_id) AS one_id,
    greatest(o.telling_id, t.telling_id) AS other_id,
    o.mention_id
FROM found AS o
JOIN found AS t USING (decision_id)
WHERE o.side = 1 AND t.side = 2
ORDER BY ALL
