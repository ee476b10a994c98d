-- Which organizations have most agreements.
-- parameter country country [null]: Country of the organization, code or name.
-- parameter with country [null]: Country on the other side, code or name.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- example: --param with=Lào
-- column organization: Name.
-- column country: ISO 3166 alpha-2 code, or EU.
-- column agreements: Agreements to which it is a party.
-- column signed: Of these, signed, in force or ended.
-- column planned: Of these, planned.
-- column partners: Other organizations that are parties, sorted.
-- column organization_id: Organization.
WITH part AS (
    SELECT p.subject_id, p.name, p.country, p.entity_id, p.status, c.parties
    FROM participation AS p
    JOIN agreement_card AS c ON c.agreement_id = p.subject_id
    WHERE
        p.subject = 'agreement'
        AND p.kind = 'organization'
        AND p.role = 'party'
        AND ($country::VARCHAR IS NULL OR p.country = $country)
        AND ($with::VARCHAR IS NULL OR (list_contains(c.countries, $with) AND p.country IS DISTINCT FROM $with))
        AND ($since::DATE IS NULL OR c.date_end >= $since)
        AND ($until::DATE IS NULL OR c.date_start <= $until)
)
SELECT
    min(name) AS organization,
    min(country) AS country,
    count(DISTINCT subject_id) AS agreements,
    count(DISTINCT subject_id) FILTER (status <> 'planned') AS signed,
    count(DISTINCT subject_id) FILTER (status = 'planned') AS planned,
    list_sort(list_distinct(list_filter(flatten(list(parties)), lambda party: NOT list_contains(list(name), party)))) AS partners,
    entity_id AS organization_id
FROM part
GROUP BY entity_id
ORDER BY agreements DESC, organization, organization_id
