-- Who held which office, and when: the days on which they can have held it, as far as that is known.
-- column post: The office: Bộ trưởng, Thủ tướng, Quyền Bộ trưởng, ...
-- column organization: Organization of the office; heads of state have a country only.
-- column country: ISO 3166 alpha-2 code, or EU.
-- column person: Name of the holder.
-- column since: First day, EDTF; null where it is not known.
-- column until: Last day, EDTF; null where it has not ended, or that is not known.
-- column first_day: First day that `since` allows; null where it is not known.
-- column last_day: Last day that `until` allows; null where it has not ended, or that is not known.
-- column person_id: Person.
-- column organization_id: Organization.
-- column source: Where the fact can be checked.
SELECT
    m.post,
    o.name AS organization,
    coalesce(m.country, o.country, p.country) AS country,
    p.name AS person,
    m.start_date AS since,
    m.end_date AS until,
    try_cast(rpad(m.start_date, 10, '-01') AS DATE) AS first_day,
    CASE length(m.end_date)
        WHEN 4 THEN make_date(m.end_date::INTEGER, 12, 31)
        WHEN 7 THEN last_day((m.end_date || '-01')::DATE)
        ELSE m.end_date::DATE
    END AS last_day,
    m.person_id,
    m.organization_id,
    m.source
FROM reference_membership AS m
JOIN reference_person AS p USING (person_id)
LEFT JOIN reference_organization AS o USING (organization_id)
ORDER BY country, organization NULLS FIRST, post, first_day NULLS FIRST, person
