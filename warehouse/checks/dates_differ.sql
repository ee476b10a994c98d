-- Where a date is a whole day or a period of whole days, its first and last day say the same.
WITH dated AS (
    SELECT 'event_mention' AS table_name, event_mention_id AS id, date_edtf, date_start, date_end FROM event_mention
    UNION ALL SELECT 'agreement_mention', agreement_mention_id, date_edtf, date_start, date_end FROM agreement_mention
    UNION ALL
    SELECT 'agreement_mention_stage', concat_ws(' ', agreement_mention_id, position), date_edtf, date_start, date_end
    FROM agreement_mention_stage
),
parts AS (
    SELECT *, try_cast(date_edtf[:10] AS DATE) AS first_day, try_cast(date_edtf[-10:] AS DATE) AS last_day
    FROM dated
    WHERE regexp_full_match(date_edtf, '[0-9]{4}-[0-9]{2}-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?')
)
SELECT table_name, id, date_edtf, date_start, date_end
FROM parts
WHERE date_start IS DISTINCT FROM first_day OR date_end IS DISTINCT FROM last_day
ORDER BY table_name, id
