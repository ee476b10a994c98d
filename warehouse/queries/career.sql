-- What a person did, over time: every event and agreement in which they take part.
-- parameter person text: Part of the name, accents optional.
-- parameter country country [null]: Country of the person, code or name.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- example: --param person="nguyen manh hung"
-- column happened: Day or period, EDTF.
-- column person: Name.
-- column role: Role in the event or agreement.
-- column type: Type of the event, or kind of instrument.
-- column status: Status of the event or agreement.
-- column sides: Countries that take part.
-- column others: Other persons and organizations.
-- column evidence: The sentence that states it best.
-- column source_path: The document of that sentence.
-- column url: Address of that document.
WITH part AS (
    SELECT subject, subject_id, name, role, type, status, happened, date_start
    FROM participation
    WHERE
        kind = 'person'
        AND contains(plain_name, fold($person))
        AND ($country::VARCHAR IS NULL OR country = $country)
        AND ($since::DATE IS NULL OR date_end >= $since)
        AND ($until::DATE IS NULL OR date_start <= $until)
),
card AS (
    SELECT event_id AS subject_id, sides, persons || organizations AS who, evidence, source_path, url
    FROM event_card
    WHERE event_id IN (SELECT subject_id FROM part)
    UNION ALL
    SELECT agreement_id, sides, parties || signatories, evidence, source_path, url
    FROM agreement_card
    WHERE agreement_id IN (SELECT subject_id FROM part)
)
SELECT
    p.happened,
    p.name AS person,
    p.role,
    p.type,
    p.status,
    c.sides,
    list_filter(c.who, lambda name: name <> p.name) AS others,
    c.evidence,
    c.source_path,
    c.url
FROM part AS p
JOIN card AS c USING (subject_id)
ORDER BY p.date_start NULLS LAST, p.subject DESC, p.subject_id, p.role
