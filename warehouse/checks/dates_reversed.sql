-- A period does not end before it starts.
WITH dated AS (
    SELECT 'event' AS table_name, event_id AS id, date_edtf, date_start, date_end FROM event
    UNION ALL SELECT 'agreement', agreement_id, date_edtf, date_start, date_end FROM agreement
)
SELECT *
FROM dated
WHERE date_start > date_end
ORDER BY table_name, id
