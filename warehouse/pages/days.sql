-- The chosen events by day and type; those that were canceled are left out.
-- column first_day: First day that the date allows.
-- column last_day: Last day that the date allows.
-- column kind: Type of the event.
-- column events: Number of events.
SELECT e.date_start AS first_day, e.date_end AS last_day, e.event_type AS kind, count(*) AS events
FROM chosen_event
JOIN event AS e USING (event_id)
WHERE e.status <> 'cancelled'
GROUP BY ALL
ORDER BY ALL NULLS LAST
