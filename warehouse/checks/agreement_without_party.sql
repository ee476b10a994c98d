-- An agreement that an article reports as signed has a party or a side.
-- severity: warning
SELECT a.agreement_id, d.source_path, a.kind, a.evidence
FROM agreement AS a
JOIN document AS d USING (document_id)
WHERE
    a.status = 'signed'
    AND a.is_main
    AND a.agreement_id NOT IN (SELECT agreement_id FROM agreement_party WHERE role IN ('party', 'side'))
ORDER BY a.agreement_id
