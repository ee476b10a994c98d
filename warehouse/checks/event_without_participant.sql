-- An event that an article reports as its news has somebody who takes part.
-- severity: warning
SELECT e.event_mention_id, d.source_path, e.event_type, e.evidence
FROM event_mention AS e
JOIN document AS d USING (document_id)
WHERE e.is_main AND e.event_mention_id NOT IN (SELECT event_mention_id FROM event_mention_participant)
ORDER BY e.event_mention_id
