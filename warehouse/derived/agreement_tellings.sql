-- What is told of agreements in the tellings in `asked`, and which documents tell it.
-- column telling_id: Telling.
-- column kind: Kind of instrument.
-- column statuses: What is said of its state, sorted.
-- column instrument_name: Its name as written.
-- column theme: Words of its subject.
-- column is_known: Whether everybody knows it by its name.
-- column is_plural: Whether several instruments are told as one.
-- column instrument_count: Number of instruments told together.
-- column date_edtf: Date, EDTF.
-- column date_start: First day that the date allows.
-- column date_end: Last day that the date allows.
-- column fields: Fields of cooperation.
-- column period: Years that it covers.
-- column evidence: A sentence that states it.
-- column who: Parties, signatories and witnesses: kind, id, role and country.
-- column documents: Documents that tell of it.
-- column first_published: Day of the first report.
WITH asked_mention AS (
    SELECT m.*, d.published_on
    FROM agreement_mention AS m
    JOIN document AS d USING (document_id)
    WHERE m.telling_id IN (FROM asked)
),
telling AS (
    SELECT
        telling_id,
        min(agreement_mention_id) AS agreement_mention_id,
        list_sort(list(DISTINCT document_id)) AS documents,
        list_sort(list(DISTINCT status)) AS statuses,
        min(published_on) AS first_published
    FROM asked_mention
    GROUP BY telling_id
),
members AS (
    SELECT agreement_mention_id, list((kind, entity_id, role, country) ORDER BY position) AS who
    FROM agreement_mention_party
    WHERE agreement_mention_id IN (SELECT agreement_mention_id FROM telling)
    GROUP BY agreement_mention_id
)
SELECT
    t.telling_id,
    m.kind,
    t.statuses,
    m.instrument_name,
    m.theme,
    m.is_known,
    m.is_plural,
    m.instrument_count,
    m.date_edtf,
    m.date_start,
    m.date_end,
    m.fields,
    m.period,
    m.evidence,
    coalesce(p.who, []) AS who,
    t.documents,
    t.first_published
FROM telling AS t
JOIN asked_mention AS m USING (agreement_mention_id)
LEFT JOIN members AS p USING (agreement_mention_id)
ORDER BY t.telling_id
