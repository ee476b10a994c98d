-- Events whose visit may be another since the events in `renewed` came and those in `gone` went.
-- column event_id: Event.
WITH visit AS (
    SELECT event_id, date_start, date_end
    FROM event
    WHERE event_type = 'visit' AND event_id IN (FROM renewed)
),
near AS (
    SELECT p.event_id, v.date_start, v.date_end
    FROM visit AS v
    JOIN event_participant AS q USING (event_id)
    JOIN event_participant AS p ON p.kind = 'person' AND p.entity_id = q.entity_id
    UNION ALL
    SELECT m.event_id, v.date_start, v.date_end
    FROM visit AS v
    JOIN event_mention AS o USING (event_id)
    JOIN event_mention AS m ON m.document_id = o.document_id
)
SELECT event_id FROM event WHERE event_id IN (FROM renewed)
UNION
SELECT event_id FROM event WHERE part_of IN (SELECT event_id FROM visit) OR part_of IN (FROM gone)
UNION
SELECT n.event_id
FROM near AS n
JOIN event AS e USING (event_id)
WHERE e.date_start BETWEEN n.date_start AND n.date_end
