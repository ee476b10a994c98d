-- The chosen agreements by field of cooperation and status; one that touches several fields counts in each.
-- column topic: Field of cooperation; null where none is named.
-- column status: signed, planned, in_force or ended.
-- column agreements: Number of agreements.
SELECT t.topic, a.status, count(*) AS agreements
FROM chosen_agreement
JOIN agreement AS a USING (agreement_id)
LEFT JOIN (SELECT agreement_id, unnest(fields) AS topic FROM agreement) AS t USING (agreement_id)
GROUP BY ALL
ORDER BY ALL NULLS LAST
