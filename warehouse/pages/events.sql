-- The latest of the chosen events, with all that a page says of them.
-- parameter only_new boolean [false]: Only those that are new.
-- parameter most integer [400]: Number of events at most.
-- column event_id: Event.
-- column kind: Type of the event.
-- column date_edtf: Day or period, EDTF.
-- column date_basis: What the date rests on.
-- column first_day: First day that the date allows.
-- column last_day: Last day that the date allows.
-- column status: occurred, ongoing, planned or cancelled.
-- column city: City of the event.
-- column place_country: Country of the event.
-- column topics: Fields.
-- column name: Its name, or what is asked or promised.
-- column part_of: Visit in which it took place.
-- column parts: Who takes part: kind, name, role, country.
-- column reports: Number of independent reports.
-- column contradictions: Dates and places that some of them give and others contradict.
-- column sources: The reports: title, publisher, published, url, path, evidence.
WITH listed AS (
    SELECT e.*
    FROM chosen_event AS c
    JOIN event AS e USING (event_id)
    WHERE c.is_new OR NOT $only_new::BOOLEAN
    ORDER BY e.date_start DESC NULLS LAST, e.date_end DESC, e.is_main DESC, e.confidence DESC, e.event_id
    LIMIT $most::INTEGER
),
part AS (
    SELECT
        event_id,
        list(struct_pack(kind := kind, name := name, role := role, country := country) ORDER BY position) AS parts
    FROM event_participant
    SEMI JOIN listed USING (event_id)
    GROUP BY event_id
),
report AS (
    -- Of near copies one stands for all.
    SELECT
        m.event_id,
        m.evidence,
        d.*,
        m.document_id = l.document_id AS is_best
    FROM listed AS l
    JOIN event_mention AS m USING (event_id)
    JOIN document AS d ON d.document_id = m.document_id
    QUALIFY row_number() OVER (
        PARTITION BY m.event_id, coalesce(d.duplicate_of, d.document_id)
        ORDER BY
            is_best DESC,
            m.sentence_id = l.sentence_id DESC,
            d.duplicate_of IS NOT NULL,
            m.confidence DESC,
            m.event_mention_id
    ) = 1
),
source AS (
    SELECT
        event_id,
        list(
            struct_pack(
                title := title,
                publisher := publisher,
                published := published,
                url := url,
                path := source_path,
                evidence := evidence
            )
            ORDER BY is_best DESC, published_on NULLS LAST, document_id
        ) AS sources
    FROM report
    GROUP BY event_id
)
SELECT
    e.event_id,
    e.event_type AS kind,
    e.date_edtf,
    e.date_basis,
    e.date_start AS first_day,
    e.date_end AS last_day,
    e.status,
    e.city,
    e.place_country,
    e.topics,
    e.name,
    e.part_of,
    coalesce(p.parts, []) AS parts,
    e.reports,
    e.contradictions,
    s.sources
FROM listed AS e
JOIN source AS s USING (event_id)
LEFT JOIN part AS p USING (event_id)
ORDER BY e.date_start DESC NULLS LAST, e.date_end DESC, e.is_main DESC, e.confidence DESC, e.event_id
