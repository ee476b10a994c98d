-- Dates are EDTF (ISO 8601-2): 2017-06-21, 2017-06, XXXX-03-28, 2017-05-29/2017-05-31, [2017-03-28,2018-03-28].
WITH dated AS (
    SELECT 'event_mention' AS table_name, event_mention_id AS id, date_edtf AS edtf FROM event_mention
    UNION ALL SELECT 'agreement_mention', agreement_mention_id, date_edtf FROM agreement_mention
    UNION ALL SELECT 'agreement_mention', agreement_mention_id, period FROM agreement_mention
    UNION ALL
    SELECT 'agreement_mention_stage', concat_ws(' ', agreement_mention_id, position), date_edtf FROM agreement_mention_stage
    UNION ALL SELECT 'document', document_id, published FROM document
    UNION ALL SELECT 'mention', mention_id, name FROM mention WHERE kind = 'date'
    UNION ALL SELECT 'reference_organization', organization_id, founded FROM reference_organization
    UNION ALL SELECT 'reference_organization', organization_id, dissolved FROM reference_organization
    UNION ALL SELECT 'reference_succession', concat_ws(' ', predecessor_id, successor_id), date FROM reference_succession
)
SELECT table_name, id, edtf
FROM dated
WHERE
    NOT regexp_full_match(
        edtf,
        format(  -- {0} is a day, month, quarter or year, which may be unknown or uncertain
            '{0}|({0}|[.][.])?/({0}|[.][.])?|[[{{]([.][.])?{0}((,|[.][.]){0})*([.][.])?[]}}]',
            '[0-9X]{4}(-(0[1-9]|1[0-2]|2[1-9]|3[0-9]|4[01]|XX)(-(0[1-9]|[12][0-9]|3[01]|XX))?)?[?~%]?'
        )
    )
    OR list_contains(
        list_transform(regexp_extract_all(edtf, '[0-9]{4}-[0-9]{2}-[0-9]{2}'), lambda day: try_cast(day AS DATE) IS NULL),
        true
    )
ORDER BY table_name, id, edtf
