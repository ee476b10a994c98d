-- Every mention leads to an event or agreement, and every one of these has mentions; agreements and parts lead to events.
WITH told AS (
    SELECT
        'event_mention' AS table_name,
        event_mention_id AS id,
        'event' AS target,
        coalesce(event_id, 'none') AS target_id
    FROM event_mention
    UNION ALL
    SELECT 'agreement_mention', agreement_mention_id, 'agreement', coalesce(agreement_id, 'none')
    FROM agreement_mention
    UNION ALL SELECT 'event_participant', concat_ws(' ', event_id, position), 'event', event_id FROM event_participant
    UNION ALL
    SELECT 'agreement_party', concat_ws(' ', agreement_id, position), 'agreement', agreement_id FROM agreement_party
    UNION ALL SELECT 'event', event_id, 'event', part_of FROM event WHERE part_of IS NOT NULL
    UNION ALL SELECT 'agreement', agreement_id, 'event', event_id FROM agreement WHERE event_id IS NOT NULL
    UNION ALL SELECT 'event', event_id, 'event_mention', event_id FROM event
    UNION ALL SELECT 'agreement', agreement_id, 'agreement_mention', agreement_id FROM agreement
),
target AS (
    SELECT 'event' AS target, event_id AS target_id FROM event
    UNION ALL SELECT 'agreement', agreement_id FROM agreement
    UNION SELECT 'event_mention', event_id FROM event_mention
    UNION SELECT 'agreement_mention', agreement_id FROM agreement_mention
)
SELECT table_name, id, target, target_id
FROM told
ANTI JOIN target USING (target, target_id)
ORDER BY ALL
