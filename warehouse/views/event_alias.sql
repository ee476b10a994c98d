-- Every id that an event has or had, and the event that it leads to now.
-- column alias: Id: of the event, of something that is told of it, or of a mention.
-- column event_id: Event.
SELECT telling_id AS alias, event_id FROM event_mention
UNION
SELECT event_mention_id, event_id FROM event_mention
ORDER BY alias
