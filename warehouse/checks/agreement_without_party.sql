-- An agreement that an article reports as signed has a party or a side.
-- severity: warning
SELECT a.agreement_mention_id, d.source_path, a.kind, a.evidence
FROM agreement_mention AS a
JOIN document AS d USING (document_id)
WHERE
    a.status = 'signed'
    AND a.is_main
    AND a.agreement_mention_id NOT IN (SELECT agreement_mention_id FROM agreement_mention_party WHERE role IN ('party', 'side'))
ORDER BY a.agreement_mention_id
