-- Who stands behind each agreement, as lists.
-- column agreement_id: Agreement.
-- column parties: Names of the parties, organizations or countries, in order.
-- column countries: ISO 3166 alpha-2 codes (and EU) of the sides, in order.
-- column signatories: Names of the persons who signed, in order.
SELECT
    a.agreement_id,
    coalesce(list(p.name ORDER BY p.position) FILTER (p.role = 'party'), []::VARCHAR[]) AS parties,
    coalesce(
        list(p.entity_id ORDER BY p.position) FILTER (p.kind = 'country' AND p.role IN ('party', 'side')),
        []::VARCHAR[]
    ) AS countries,
    coalesce(list(p.name ORDER BY p.position) FILTER (p.role = 'signatory'), []::VARCHAR[]) AS signatories
FROM agreement AS a
LEFT JOIN agreement_party AS p USING (agreement_id)
GROUP BY a.agreement_id
ORDER BY a.agreement_id
