-- The chosen events by type and status.
-- column kind: Type of the event.
-- column status: occurred, ongoing, planned or cancelled.
-- column events: Number of events.
SELECT e.event_type AS kind, e.status, count(*) AS events
FROM chosen_event
JOIN event AS e USING (event_id)
GROUP BY ALL
ORDER BY events DESC, kind, status
