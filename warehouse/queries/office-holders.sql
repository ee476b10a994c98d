-- Who held an office: all holders, or those on a day. What is known by month or year only counts with all its days.
-- parameter office text [null]: The office or a part of it, accents optional: Bộ trưởng, Thủ tướng.
-- parameter country country [null]: Country, code or name.
-- parameter organization text [null]: A part of the organization's name, accents optional.
-- parameter day date [null]: Day on which it was held.
-- example: --param office="thu tuong" --param country=Lào --param day=2019-05-01
-- column office: The office.
-- column organization: Organization of the office; heads of state have a country only.
-- column country: ISO 3166 alpha-2 code, or EU.
-- column person: Holder.
-- column since: First day, EDTF.
-- column until: Last day, EDTF.
-- column source: Where it can be checked.
-- column person_id: Person.
SELECT post AS office, organization, country, person, since, until, source, person_id
FROM office_holder
WHERE
    ($office::VARCHAR IS NULL OR contains(fold(post), fold($office)))
    AND ($country::VARCHAR IS NULL OR country = $country)
    AND ($organization::VARCHAR IS NULL OR contains(fold(organization), fold($organization)))
    AND (
        $day::DATE IS NULL
        OR (first_day <= $day AND coalesce(last_day, DATE '9999-12-31') >= $day)
    )
ORDER BY country, organization NULLS FIRST, post, first_day NULLS FIRST, person
