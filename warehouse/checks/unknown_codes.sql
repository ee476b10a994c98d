-- Codes are those of the data dictionary; topics and types are lower-case words, countries ISO 3166 codes.
WITH coded AS (
    SELECT 'event_mention' AS table_name, event_mention_id AS id, 'status' AS column_name, status AS code FROM event_mention
    UNION ALL SELECT 'event_mention', event_mention_id, 'scope', scope FROM event_mention
    UNION ALL SELECT 'event_mention', event_mention_id, 'date_basis', date_basis FROM event_mention
    UNION ALL SELECT 'event_mention_participant', event_mention_id, 'kind', kind FROM event_mention_participant
    UNION ALL SELECT 'event_mention_participant', event_mention_id, 'role', role FROM event_mention_participant
    UNION ALL SELECT 'agreement_mention', agreement_mention_id, 'kind', kind FROM agreement_mention
    UNION ALL SELECT 'agreement_mention', agreement_mention_id, 'level', level FROM agreement_mention
    UNION ALL SELECT 'agreement_mention', agreement_mention_id, 'status', status FROM agreement_mention
    UNION ALL SELECT 'agreement_mention', agreement_mention_id, 'scope', scope FROM agreement_mention
    UNION ALL SELECT 'agreement_mention', agreement_mention_id, 'date_basis', date_basis FROM agreement_mention
    UNION ALL SELECT 'agreement_mention_party', agreement_mention_id, 'kind', kind FROM agreement_mention_party
    UNION ALL SELECT 'agreement_mention_party', agreement_mention_id, 'role', role FROM agreement_mention_party
    UNION ALL SELECT 'agreement_mention_stage', agreement_mention_id, 'stage', stage FROM agreement_mention_stage
    UNION ALL SELECT 'document', document_id, 'scope', scope FROM document
    UNION ALL SELECT 'document', document_id, 'published_basis', published_basis FROM document
    UNION ALL SELECT 'sentence', sentence_id, 'part', part FROM sentence
    UNION ALL SELECT 'mention', mention_id, 'kind', kind FROM mention
    UNION ALL SELECT 'issue', issue_id, 'stage', stage FROM issue
    UNION ALL SELECT 'run', run_id, 'status', status FROM run
),
allowed AS (
    SELECT column_name, table_name, unnest(codes) AS code
    FROM (
        VALUES
            ('status', 'event_mention', ['occurred', 'ongoing', 'planned', 'cancelled']),
            ('status', 'agreement_mention', ['signed', 'planned', 'in_force', 'ended']),
            ('status', 'run', ['running', 'completed', 'completed_with_issues', 'failed', 'interrupted']),
            ('scope', 'event_mention', ['international', 'domestic']),
            ('scope', 'agreement_mention', ['international', 'domestic']),
            ('scope', 'document', ['international', 'domestic']),
            ('level', 'agreement_mention', ['state', 'ministry', 'enterprise', 'other']),
            (
                'kind', 'agreement_mention',
                [
                    'treaty', 'arrangement', 'mou', 'programme', 'joint_statement', 'contract', 'minutes', 'intent',
                    'unspecified'
                ]
            ),
            ('kind', 'event_mention_participant', ['person', 'organization', 'country']),
            ('kind', 'agreement_mention_party', ['person', 'organization', 'country']),
            (
                'kind', 'mention',
                ['person', 'role', 'pronoun', 'organization', 'country', 'place', 'collective', 'date']
            ),
            (
                'role', 'event_mention_participant',
                [
                    'host', 'guest', 'head_of_delegation', 'signatory', 'witness', 'caller', 'asker', 'addressee',
                    'giver', 'receiver', 'participant'
                ]
            ),
            ('role', 'agreement_mention_party', ['party', 'side', 'signatory', 'witness']),
            ('part', 'sentence', ['title', 'lead', 'body']),
            ('stage', 'issue', ['extract', 'transform', 'load']),
            (
                'stage', 'agreement_mention_stage',
                [
                    'proposed', 'negotiated', 'initialled', 'signed', 'ratified', 'in_force', 'amended', 'extended',
                    'suspended', 'ended', 'left'
                ]
            ),
            ('published_basis', 'document', ['header', 'published'])
    ) AS vocabulary (column_name, table_name, codes)
    UNION ALL
    SELECT 'date_basis', unnest(['event_mention', 'agreement_mention']), basis
    FROM (
        VALUES
            ('explicit'), ('header'), ('published'), ('text_year'), ('anchor'), ('tenure'), ('anniversary'),
            ('sibling'), ('unresolved')
    ) AS bases (basis)
),
country AS (
    SELECT 'event_mention' AS table_name, event_mention_id AS id, 'place_country' AS column_name, place_country AS code FROM event_mention
    UNION ALL SELECT 'event_mention_participant', event_mention_id, 'country', country FROM event_mention_participant
    UNION ALL SELECT 'event_mention_participant', event_mention_id, 'entity_id', entity_id FROM event_mention_participant WHERE kind = 'country'
    UNION ALL SELECT 'agreement_mention_party', agreement_mention_id, 'country', country FROM agreement_mention_party
    UNION ALL
    SELECT 'agreement_mention_party', agreement_mention_id, 'entity_id', entity_id FROM agreement_mention_party WHERE kind = 'country'
    UNION ALL SELECT 'person', person_id, 'country', country FROM person
    UNION ALL SELECT 'organization', organization_id, 'country', country FROM organization
    UNION ALL SELECT 'mention', mention_id, 'country', country FROM mention
),
word AS (
    SELECT 'event_mention' AS table_name, event_mention_id AS id, 'event_type' AS column_name, event_type AS code FROM event_mention
    UNION ALL SELECT 'event_mention', event_mention_id, 'topics', unnest(topics) FROM event_mention
    UNION ALL SELECT 'agreement_mention', agreement_mention_id, 'fields', unnest(fields) FROM agreement_mention
)
SELECT table_name, id, column_name, code
FROM coded
ANTI JOIN allowed USING (table_name, column_name, code)
WHERE code IS NOT NULL
UNION ALL
SELECT *
FROM country
WHERE
    NOT regexp_full_match(code, '[A-Z]{2}')
    OR (EXISTS (FROM reference_country) AND code NOT IN (SELECT code FROM reference_country))
UNION ALL
SELECT *
FROM word
WHERE NOT regexp_full_match(code, '[a-z]+(_[a-z]+)*')
ORDER BY ALL
