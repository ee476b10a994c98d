-- Who held which post, and when, by the reference data.
-- column membership_id: Id: hash of person, post, organization, country and first day.
-- column person_id: Person.
-- column post: The office: Bộ trưởng, Thủ tướng, Quyền Bộ trưởng, ...
-- column organization_id: Organization of the office.
-- column state: Country of the office, where it belongs to no organization.
-- column start_date: EDTF; null where it is not known.
-- column end_date: EDTF; null where it has not ended, or that is not known.
-- column source: Where the fact can be checked.
SELECT
    membership_id,
    person_id,
    post,
    organization_id,
    CASE WHEN organization_id IS NULL THEN country END AS state,
    start_date,
    end_date,
    source
FROM reference_membership
ORDER BY membership_id
