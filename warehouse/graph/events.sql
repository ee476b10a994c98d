-- Events, one each however many documents tell it.
-- column event_id: Event.
-- column label: Type, and the countries, organizations or persons that take part.
-- column event_type: Type, from seeds/lexicon/events.toml.
-- column cameo: CAMEO code of the type.
-- column plover: PLOVER event type, with its mode after a colon where there is one.
-- column name: What a conference or ceremony is called, or what is asked or promised; lower case.
-- column date_edtf: Day or period, EDTF: the most precise that no telling contradicts.
-- column date_basis: What the date rests on in the document that gives it.
-- column date_start: First day that the date allows; null where the year is unknown.
-- column date_end: Last day that the date allows; null where the year is unknown.
-- column first_date: Its day, month or year, or the first one of a period; null where the date leaves more open.
-- column last_date: Last day, month or year of a period.
-- column status: occurred, ongoing, planned or cancelled: what was said last; done stays done.
-- column place: Code of the country and name of the city.
-- column country: Country of the event, where no city is told.
-- column topics: Codes of seeds/lexicon/topics.toml.
-- column scope: international or domestic, decided by the sides.
-- column part_of: Visit in which it took place.
-- column reports: Number of independent reports: near copies count once.
-- column contradictions: Dates and places that tellings give and others contradict, sorted.
-- column confidence: From 0 to 1: how sure the best reading is.
-- column evidence: The sentence that states it best.
SELECT
    e.event_id,
    concat_ws(': ', e.event_type, coalesce(
        c.sides, nullif(array_to_string(c.organizations, ', '), ''), nullif(array_to_string(c.persons, ', '), '')
    )) AS label,
    e.event_type,
    e.cameo,
    e.plover,
    e.name,
    e.date_edtf,
    e.date_basis,
    e.date_start,
    e.date_end,
    nullif(regexp_extract(e.date_edtf, '^([0-9]{4}[0-9-]*)(/[0-9]{4}[0-9-]*)?$', 1), '') AS first_date,
    nullif(regexp_extract(e.date_edtf, '^[0-9]{4}[0-9-]*/([0-9]{4}[0-9-]*)$', 1), '') AS last_date,
    e.status,
    CASE WHEN e.city IS NOT NULL THEN concat_ws('/', e.place_country, e.city) END AS place,
    CASE WHEN e.city IS NULL THEN e.place_country END AS country,
    e.topics,
    e.scope,
    e.part_of,
    e.reports,
    e.contradictions,
    e.confidence,
    e.evidence
FROM event AS e
JOIN event_card AS c USING (event_id)
ORDER BY e.event_id
