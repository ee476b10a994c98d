-- Decisions by hand, with the tellings that they are about.
-- column subject: event or agreement.
-- column action: merge or split.
-- column one_id: Telling.
-- column other_id: Another telling, by id behind the first, or the same.
-- column mention_id: Mention of the one that was named first.
WITH named AS (
    SELECT
        decision_id,
        subject,
        action,
        1 AS side,
        one_document AS document_id,
        one_type AS type,
        one_evidence AS evidence
    FROM decision
    UNION ALL
    SELECT decision_id, subject, action, 2, other_document, other_type, other_evidence
    FROM decision
),
mention AS (
    SELECT 'event' AS subject, event_mention_id AS mention_id, telling_id, document_id, event_type AS type, evidence
    FROM event_mention
    UNION ALL
    SELECT 'agreement', agreement_mention_id, telling_id, document_id, kind, evidence
    FROM agreement_mention
),
-- A sentence that other rules no longer choose is no loss where the document tells but one thing of the type.
found AS (
    SELECT n.decision_id, n.subject, n.action, n.side, m.mention_id, m.telling_id
    FROM named AS n
    JOIN mention AS m USING (subject, document_id, type)
    QUALIFY
        row_number() OVER (
            PARTITION BY n.decision_id, n.side ORDER BY m.evidence = n.evidence DESC, m.mention_id
        ) = 1
        AND (m.evidence = n.evidence OR count(*) OVER (PARTITION BY n.decision_id, n.side) = 1)
)
SELECT
    o.subject,
    o.action,
    least(o.telling_id, t.telling_id) AS one_id,
    greatest(o.telling_id, t.telling_id) AS other_id,
    o.mention_id
FROM found AS o
JOIN found AS t USING (decision_id)
WHERE o.side = 1 AND t.side = 2
ORDER BY ALL
