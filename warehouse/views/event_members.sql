-- Who takes part in each event, as lists.
-- column event_id: Event.
-- column countries: ISO 3166 alpha-2 codes (and EU) of the sides that are states, in order.
-- column persons: Names of the persons who take part, in order.
-- column organizations: Names of the organizations that take part as such, in order.
SELECT
    e.event_id,
    coalesce(list(p.entity_id ORDER BY p.position) FILTER (p.kind = 'country'), []::VARCHAR[]) AS countries,
    coalesce(list(p.name ORDER BY p.position) FILTER (p.kind = 'person'), []::VARCHAR[]) AS persons,
    coalesce(list(p.name ORDER BY p.position) FILTER (p.kind = 'organization'), []::VARCHAR[]) AS organizations
FROM event AS e
LEFT JOIN event_participant AS p USING (event_id)
GROUP BY e.event_id
ORDER BY e.event_id
