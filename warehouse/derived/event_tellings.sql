-- What is told in the tellings in `asked`, and which documents tell it.
-- column telling_id: Telling.
-- column type: Type of event.
-- column date_edtf: Date, EDTF.
-- column date_start: First day that the date allows.
-- column date_end: Last day that the date allows.
-- column city: City.
-- column place_country: Country of the event.
-- column topics: Codes of topics.
-- column name: What a conference is called, or what is asked or promised.
-- column evidence: A sentence that states it.
-- column is_main: Whether an article reports it as its news.
-- column who: Participants: kind, id, role and country.
-- column documents: Documents that tell it.
-- column first_published: Day of the first report.
-- column texts: Ids of the texts that tell it.
WITH asked_mention AS (
    SELECT m.*, d.published_on
    FROM event_mention AS m
    JOIN document AS d USING (document_id)
    WHERE m.telling_id IN (FROM asked)
),
telling AS (
    SELECT
        telling_id,
        min(event_mention_id) AS event_mention_id,
        list_sort(list(DISTINCT document_id)) AS documents,
        min(published_on) AS first_published,
        bool_or(is_main) AS is_main
    FROM asked_mention
    GROUP BY telling_id
),
texts AS (
    SELECT m.telling_id, list_sort(list(DISTINCT s.text_id)) AS texts
    FROM asked_mention AS m
    JOIN sketch AS s USING (document_id)
    GROUP BY m.telling_id
),
participants AS (
    SELECT event_mention_id, list((kind, entity_id, role, country) ORDER BY position) AS who
    FROM event_mention_participant
    WHERE event_mention_id IN (SELECT event_mention_id FROM telling)
    GROUP BY event_mention_id
)
SELECT
    t.telling_id,
    m.event_type AS type,
    m.date_edtf,
    m.date_start,
    m.date_end,
    m.city,
    m.place_country,
    m.topics,
    coalesce(m.name, '') AS name,
    m.evidence,
    t.is_main,
    coalesce(p.who, []) AS who,
    t.documents,
    t.first_published,
    coalesce(x.texts, []) AS texts
FROM telling AS t
JOIN asked_mention AS m USING (event_mention_id)
LEFT JOIN participants AS p USING (event_mention_id)
LEFT JOIN texts AS x ON x.telling_id = t.telling_id
ORDER BY t.telling_id
