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
        max(list_position(['planned', 'signed', 'in_force'], if(status = 'ended', 'in_force', status))) AS standing,
        count(DISTINCT story_id) FILTER (status = 'in_force') AS taken_as_there,
        count(DISTINCT story_id) FILTER (status = 'planned') AS taken_as_wish,
        first(kind ORDER BY kind = 'unspecified', is_main DESC, confidence DESC, agreement_mention_id) AS kind,
        first(
            instrument_name ORDER BY status = 'planned', length(instrument_name) DESC, instrument_name
        ) AS instrument_name,
        first(value_amount ORDER BY is_main DESC, agreement_mention_id) FILTER (value_amount IS NOT NULL)
            AS value_amount,
        first(value_currency ORDER BY is_main DESC, agreement_mention_id) FILTER (value_amount IS NOT NULL)
            AS value_currency,
        first(period ORDER BY is_main DESC, agreement_mention_id) FILTER (period IS NOT NULL) AS period,
        first(term_years ORDER BY is_main DESC, agreement_mention_id) FILTER (term_years IS NOT NULL) AS term_years,
        bool_or(scope = 'international') AS is_international,
        bool_or(is_main) AS is_main,
        count(*)::INTEGER AS mentions,
        count(DISTINCT story_id)::INTEGER AS reports,
        min(published_on) AS first_published,
        max(published_on) AS last_published
    FROM told
    GROUP BY agreement_id
),
said AS (
    SELECT
        *,
        list_position(
            [
                'proposed', 'negotiated', 'initialled', 'signed', 'ratified', 'in_force', 'amended', 'extended',
                'suspended', 'ended'
            ],
            stage
        ) AS step,
        date_basis IS DISTINCT FROM 'reported' AND date_start = date_end AS is_day
    FROM agreement_statement
    WHERE agreement_id IN (FROM renewed)
),
held AS (  -- a signing without a day that later reports still wish for did not happen
    SELECT
        *,
        is_ahead
        OR (
            stage = 'signed'
            AND date_basis = 'reported'
            AND 1 < (
                SELECT count(DISTINCT w.document_id)
                FROM said AS w
                WHERE w.agreement_id = s.agreement_id AND w.step <= 2 AND w.told_on > s.told_on AND NOT w.is_copy
            )
        ) AS is_open
    FROM said AS s
),
lived AS (  -- on its way to being in force it goes forward only; from then on what was said of the latest time holds
    SELECT
        agreement_id,
        first(stage ORDER BY step DESC) FILTER (step <= 6 AND NOT is_open) AS reached,
        first(stage ORDER BY date_end DESC NULLS LAST, step DESC) FILTER (step >= 6 AND NOT is_open) AS latest,
        min(date_start) FILTER (step <= 2) AS promised_on,
        first(date_start ORDER BY is_ahead, told_on DESC NULLS LAST, date_start) FILTER (stage = 'in_force' AND is_day)
            AS in_force_on,
        first(date_end ORDER BY is_ahead, told_on DESC NULLS LAST, date_end) FILTER (stage = 'ended' AND is_day)
            AS ended_on
    FROM held
    GROUP BY agreement_id
)
SELECT
    b.agreement_id,
    NULL AS event_id,
    s.kind,
    b.level,
    s.instrument_name,
    CASE
        WHEN l.latest = 'ended' THEN 'ended'
        WHEN l.latest IS NOT NULL THEN 'in_force'
        WHEN l.reached IN ('signed', 'ratified') THEN ['signed', 'in_force'][greatest(s.standing - 1, 1)]
        WHEN l.reached IS NOT NULL AND s.taken_as_there <= s.taken_as_wish THEN 'planned'
        ELSE ['planned', 'signed', 'in_force'][s.standing]
    END AS status,
    CASE WHEN l.latest IS NOT NULL OR l.reached IN ('signed', 'ratified') OR s.taken_as_there <= s.taken_as_wish THEN
        coalesce(l.latest, l.reached)
    END AS stage,
    c.date_edtf,
    c.date_basis,
    c.date_start,
    c.date_end,
    l.promised_on,
    if(c.date_start = c.date_end AND NOT c.is_planned, c.date_start, NULL) AS signed_on,
    l.in_force_on,
    coalesce(
        l.ended_on,
        make_date(split_part(s.period, '/', 2)::INTEGER, 12, 31),
        (coalesce(l.in_force_on, signed_on) + to_years(s.term_years))::DATE
    ) AS ends_on,
    coalesce(f.fields, []::VARCHAR[]) AS fields,
    s.value_amount,
    s.value_currency,
    s.period,
    s.term_years,
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
LEFT JOIN lived AS l USING (agreement_id)
LEFT JOIN field AS f USING (agreement_id)
ORDER BY b.agreement_id
