-- A period does not end before it starts.
WITH dated AS (
    SELECT 'event_mention' AS table_name, event_mention_id AS id, date_edtf, date_start, date_end FROM event_mention
    UNION ALL SELECT 'agreement_mention', agreement_mention_id, date_edtf, date_start, date_end FROM agreement_mention
    UNION ALL
    SELECT 'agreement_mention_stage', concat_ws(' ', agreement_mention_id, position), date_edtf, date_start, date_end
    FROM agreement_mention_stage
)
SELECT *
FROM dated
WHERE date_start > date_end
ORDER BY table_name, id
