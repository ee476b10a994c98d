-- A value has a currency, and a currency a value above zero.
-- severity: warning
SELECT a.agreement_mention_id, d.source_path, a.value_amount, a.value_currency, a.evidence
FROM agreement_mention AS a
JOIN document AS d USING (document_id)
WHERE
    (a.value_amount IS NULL) <> (a.value_currency IS NULL)
    OR a.value_amount <= 0
    OR NOT regexp_full_match(a.value_currency, '[A-Z]{3}')
ORDER BY a.agreement_mention_id
