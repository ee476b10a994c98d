-- What has occurred did not begin after the day on which the article came out.
-- severity: warning
SELECT e.event_mention_id, d.source_path, e.event_type, e.date_edtf, d.published_on, e.evidence
FROM event_mention AS e
JOIN document AS d USING (document_id)
WHERE e.status = 'occurred' AND e.date_start > d.published_on
ORDER BY e.event_mention_id
