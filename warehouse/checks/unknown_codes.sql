-- Codes are those of the data dictionary; topics and types are lower-case words, countries ISO 3166 codes.
WITH coded AS (
    SELECT 'event' AS table_name, event_id AS id, 'status' AS column_name, status AS code FROM event
    UNION ALL SELECT 'event', event_id, 'scope', scope FROM event
    UNION ALL SELECT 'event', event_id, 'date_basis', date_basis FROM event
    UNION ALL SELECT 'event_participant', event_id, 'kind', kind FROM event_participant
    UNION ALL SELECT 'event_participant', event_id, 'role', role FROM event_participant
    UNION ALL SELECT 'agreement', agreement_id, 'kind', kind FROM agreement
    UNION ALL SELECT 'agreement', agreement_id, 'level', level FROM agreement
    UNION ALL SELECT 'agreement', agreement_id, 'status', status FROM agreement
    UNION ALL SELECT 'agreement', agreement_id, 'scope', scope FROM agreement
    UNION ALL SELECT 'agreement', agreement_id, 'date_basis', date_basis FROM agreement
    UNION ALL SELECT 'agreement_party', agreement_id, 'kind', kind FROM agreement_party
    UNION ALL SELECT 'agreement_party', agreement_id, 'role', role FROM agreement_party
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
            ('status', 'event', ['occurred', 'ongoing', 'planned', 'cancelled']),
            ('status', 'agreement', ['signed', 'planned', 'in_force', 'ended']),
            ('status', 'run', ['running', 'completed', 'completed_with_issues', 'failed', 'interrupted']),
            ('scope', 'event', ['international', 'domestic']),
            ('scope', 'agreement', ['international', 'domestic']),
            ('scope', 'document', ['international', 'domestic']),
            ('level', 'agreement', ['state', 'ministry', 'enterprise', 'other']),
            (
                'kind', 'agreement',
                [
                    'treaty', 'arrangement', 'mou', 'programme', 'joint_statement', 'contract', 'minutes', 'intent',
                    'unspecified'
                ]
            ),
            ('kind', 'event_participant', ['person', 'organization', 'country']),
            ('kind', 'agreement_party', ['person', 'organization', 'country']),
            (
                'kind', 'mention',
                ['person', 'role', 'pronoun', 'organization', 'country', 'place', 'collective', 'date']
            ),
            (
                'role', 'event_participant',
                [
                    'host', 'guest', 'head_of_delegation', 'signatory', 'witness', 'caller', 'asker', 'addressee',
                    'giver', 'receiver', 'participant'
                ]
            ),
            ('role', 'agreement_party', ['party', 'side', 'signatory', 'witness']),
            ('part', 'sentence', ['title', 'lead', 'body']),
            ('stage', 'issue', ['extract', 'transform', 'load']),
            ('published_basis', 'document', ['header', 'published'])
    ) AS vocabulary (column_name, table_name, codes)
    UNION ALL
    SELECT 'date_basis', unnest(['event', 'agreement']), basis
    FROM (
        VALUES
            ('explicit'), ('header'), ('published'), ('text_year'), ('anchor'), ('tenure'), ('anniversary'),
            ('sibling'), ('unresolved')
    ) AS bases (basis)
),
country AS (
    SELECT 'event' AS table_name, event_id AS id, 'place_country' AS column_name, place_country AS code FROM event
    UNION ALL SELECT 'event_participant', event_id, 'country', country FROM event_participant
    UNION ALL SELECT 'event_participant', event_id, 'entity_id', entity_id FROM event_participant WHERE kind = 'country'
    UNION ALL SELECT 'agreement_party', agreement_id, 'country', country FROM agreement_party
    UNION ALL
    SELECT 'agreement_party', agreement_id, 'entity_id', entity_id FROM agreement_party WHERE kind = 'country'
    UNION ALL SELECT 'person', person_id, 'country', country FROM person
    UNION ALL SELECT 'organization', organization_id, 'country', country FROM organization
    UNION ALL SELECT 'mention', mention_id, 'country', country FROM mention
),
word AS (
    SELECT 'event' AS table_name, event_id AS id, 'event_type' AS column_name, event_type AS code FROM event
    UNION ALL SELECT 'event', event_id, 'topics', unnest(topics) FROM event
    UNION ALL SELECT 'agreement', agreement_id, 'fields', unnest(fields) FROM agreement
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
