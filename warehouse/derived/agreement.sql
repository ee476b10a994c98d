-- The agreements in `renewed`, each from all its mentions: what the best telling says, and what others add.
WITH told AS (
    SELECT
        m.*,
        d.published_on,
        coalesce(d.duplicate_of, m.document_id) AS story_id,
        d.duplicate_of IS NOT NULL AS is_copy
    FROM agreement_mention AS m
    JOIN document AS d USING (document_id)
    WHERE m.agreement_id IN (FROM renewed)
),
best AS (
    SELECT *
    FROM told
    QUALIFY row_number() OVER (
        PARTITION BY agreement_id
        ORDER BY is_main DESC, confidence DESC, is_copy, published_on NULLS LAST, agreement_mention_id
    ) = 1
),
dated AS (
    SELECT
        agreement_id,
        date_edtf,
        any_value(date_start) AS date_start,
        any_value(date_end) AS date_end,
        first(date_basis ORDER BY date_basis <> 'explicit', date_basis, agreement_mention_id) AS date_basis,
        bool_and(status = 'planned') AS is_planned,
        count(DISTINCT story_id) AS stories
    FROM told
    WHERE date_edtf IS NOT NULL
    GROUP BY agreement_id, date_edtf
),
contradicted AS (
    SELECT
        a.agreement_id,
        a.date_edtf,
        list_sort(list('date ' || b.date_edtf) FILTER (b.date_edtf IS NOT NULL AND NOT b.is_planned)) AS others,
        coalesce(sum(b.stories), 0) AS stories
    FROM dated AS a
    LEFT JOIN dated AS b
        ON b.agreement_id = a.agreement_id
        AND b.date_start IS NOT NULL
        AND (b.date_start > a.date_end OR b.date_end < a.date_start)
    GROUP BY a.agreement_id, a.date_edtf
),
chosen AS (
    SELECT d.*, c.others
    FROM dated AS d
    JOIN contradicted AS c USING (agreement_id, date_edtf)
    QUALIFY row_number() OVER (
        PARTITION BY d.agreement_id
        ORDER BY
            d.date_start IS NULL,
            d.is_planned,
            c.stories - d.stories,
            d.date_end - d.date_start,
            d.stories DESC,
            d.date_edtf
    ) = 1
),
field AS (
    SELECT agreement_id, list_sort(list(DISTINCT field)) AS fields
    FROM (SELECT agreement_id, unnest(fields) AS field FROM told)
    GROUP BY agreement_id
),
summed AS (
    SELECT
        agreement_id,
        first(
            status ORDER BY list_position(['planned', 'signed', 'in_force', 'ended'], status) DESC
        ) AS status,
        first(kind ORDER BY kind = 'unspecified', is_main DESC, confidence DESC, agreement_mention_id) AS kind,
        first(
            instrument_name ORDER BY status = 'planned', length(instrument_name) DESC, instrument_name
        ) AS instrument_name,
        first(value_amount ORDER BY is_main DESC, agreement_mention_id) FILTER (value_amount IS NOT NULL)
            AS value_amount,
        first(value_currency ORDER BY is_main DESC, agreement_mention_id) FILTER (value_amount IS NOT NULL)
            AS value_currency,
        first(period ORDER BY is_main DESC, agreement_mention_id) FILTER (period IS NOT NULL) AS period,
        bool_or(scope = 'international') AS is_international,
        bool_or(is_main) AS is_main,
        count(*)::INTEGER AS mentions,
        count(DISTINCT story_id)::INTEGER AS reports,
        min(published_on) AS first_published,
        max(published_on) AS last_published
    FROM told
    GROUP BY agreement_id
),
signing AS (
    SELECT a.agreement_id, min(e.event_id) AS event_id
    FROM told AS a
    JOIN event_mention AS e USING (event_mention_id)
    GROUP BY a.agreement_id
)
SELECT
    b.agreement_id,
    g.event_id,
    s.kind,
    b.level,
    s.instrument_name,
    s.status,
    c.date_edtf,
    c.date_basis,
    c.date_start,
    c.date_end,
    coalesce(f.fields, []::VARCHAR[]) AS fields,
    s.value_amount,
    s.value_currency,
    s.period,
    b.instrument_count,
    if(s.is_international, 'international', 'domestic') AS scope,
    s.is_main,
    s.mentions,
    s.reports,
    coalesce(c.others, []::VARCHAR[]) AS contradictions,
    s.first_published,
    s.last_published,
    b.document_id,
    b.sentence_id,
    b.evidence,
    b.confidence
FROM best AS b
JOIN summed AS s USING (agreement_id)
LEFT JOIN chosen AS c USING (agreement_id)
LEFT JOIN field AS f USING (agreement_id)
LEFT JOIN signing AS g USING (agreement_id)
ORDER BY b.agreement_id
