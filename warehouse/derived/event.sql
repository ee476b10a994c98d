-- The events in `renewed`, each from all its mentions: what the best telling says, and what others add.
WITH told AS (
    SELECT
        m.*,
        d.published_on,
        coalesce(d.duplicate_of, m.document_id) AS story_id,
        d.duplicate_of IS NOT NULL AS is_copy
    FROM event_mention AS m
    JOIN document AS d USING (document_id)
    WHERE m.event_id IN (FROM renewed)
),
best AS (
    SELECT *
    FROM told
    QUALIFY row_number() OVER (
        PARTITION BY event_id
        ORDER BY is_main DESC, confidence DESC, is_copy, published_on NULLS LAST, event_mention_id
    ) = 1
),
dated AS (
    SELECT
        event_id,
        date_edtf,
        any_value(date_start) AS date_start,
        any_value(date_end) AS date_end,
        first(date_basis ORDER BY date_basis <> 'explicit', date_basis, event_mention_id) AS date_basis,
        any_value(event_type) IN ('visit', 'conference') AND contains(date_edtf, '/') AS is_period,
        count(DISTINCT story_id) AS stories
    FROM told
    WHERE date_edtf IS NOT NULL
    GROUP BY event_id, date_edtf
),
weighed AS (
    -- Reports whose dates agree with a date, less those whose dates contradict it.
    SELECT
        a.event_id,
        a.date_edtf,
        coalesce(
            sum(if(b.date_start > a.date_end OR b.date_end < a.date_start, -b.stories, b.stories)), 0
        ) AS weight,
        coalesce(
            list_sort(
                list('date ' || b.date_edtf) FILTER (b.date_start > a.date_end OR b.date_end < a.date_start)
            ),
            []::VARCHAR[]
        ) AS others
    FROM dated AS a
    LEFT JOIN dated AS b ON b.event_id = a.event_id AND b.date_start IS NOT NULL
    GROUP BY a.event_id, a.date_edtf
),
chosen AS (
    SELECT d.*, w.others
    FROM dated AS d
    JOIN (SELECT *, max(weight) OVER (PARTITION BY event_id) AS greatest FROM weighed) AS w USING (event_id, date_edtf)
    QUALIFY row_number() OVER (
        PARTITION BY d.event_id
        ORDER BY
            d.date_start IS NULL,
            2 * w.weight < w.greatest,
            NOT d.is_period,
            if(d.is_period, 0, d.date_end - d.date_start),
            w.weight DESC,
            d.stories DESC,
            d.date_edtf
    ) = 1
),
place AS (
    SELECT event_id, city, place_country, count(DISTINCT story_id) AS stories
    FROM told
    WHERE city IS NOT NULL OR place_country IS NOT NULL
    GROUP BY ALL
),
placed AS (
    SELECT
        event_id,
        first(city ORDER BY city IS NULL, stories DESC, city) AS city,
        first(place_country ORDER BY city IS NULL, stories DESC, place_country NULLS LAST) AS place_country,
        list_sort(list(DISTINCT 'city ' || city) FILTER (city IS NOT NULL)) AS cities
    FROM place
    GROUP BY event_id
),
topic AS (
    SELECT event_id, list_sort(list(DISTINCT topic)) AS topics
    FROM (SELECT event_id, unnest(topics) AS topic FROM told)
    GROUP BY event_id
),
summed AS (
    SELECT
        event_id,
        first(
            status
            ORDER BY
                status = 'planned',
                status = 'ongoing',
                published_on DESC NULLS LAST,
                status DESC
        ) AS status,
        first(name ORDER BY length(name) DESC, name) FILTER (name IS NOT NULL) AS name,
        bool_or(scope = 'international') AS is_international,
        bool_or(is_main) AS is_main,
        count(*)::INTEGER AS mentions,
        count(DISTINCT story_id)::INTEGER AS reports,
        min(published_on) AS first_published,
        max(published_on) AS last_published
    FROM told
    GROUP BY event_id
)
SELECT
    b.event_id,
    b.event_type,
    b.cameo,
    b.plover,
    s.name,
    c.date_edtf,
    c.date_basis,
    c.date_start,
    c.date_end,
    s.status,
    p.city,
    p.place_country,
    coalesce(t.topics, []::VARCHAR[]) AS topics,
    if(s.is_international, 'international', 'domestic') AS scope,
    s.is_main,
    NULL AS part_of,
    s.mentions,
    s.reports,
    coalesce(c.others, []::VARCHAR[])
    || if(
        len(p.cities) > 1 AND b.event_type NOT IN ('visit', 'conference'),
        list_filter(p.cities, lambda said: said <> 'city ' || p.city),
        []::VARCHAR[]
    ) AS contradictions,
    s.first_published,
    s.last_published,
    b.document_id,
    b.sentence_id,
    b.evidence,
    b.confidence
FROM best AS b
JOIN summed AS s USING (event_id)
LEFT JOIN chosen AS c USING (event_id)
LEFT JOIN placed AS p USING (event_id)
LEFT JOIN topic AS t USING (event_id)
ORDER BY b.event_id
