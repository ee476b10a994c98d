-- The latest of the chosen agreements, with all that a page says of them.
-- parameter only_new boolean [false]: Only those that are new.
-- parameter most integer [300]: Number of agreements at most.
-- column agreement_id: Agreement.
-- column kind: Kind of the instrument.
-- column date_edtf: Day of signing, EDTF.
-- column date_basis: What the date rests on.
-- column first_day: First day that the date allows.
-- column last_day: Last day that the date allows.
-- column status: signed, planned, in_force or ended.
-- column level: state, ministry, enterprise or other.
-- column topics: Fields of cooperation.
-- column name: The instrument's name as written.
-- column event_id: The signing.
-- column value_amount: Value of the instrument.
-- column value_currency: ISO 4217 code.
-- column period: Years that it covers, EDTF.
-- column instrument_count: Number of instruments told together.
-- column parts: Parties, sides, signatories and witnesses: kind, name, role, country.
-- column reports: Number of independent reports.
-- column contradictions: Dates and places that some of them give and others contradict.
-- column sources: The reports: title, publisher, published, url, path, evidence.
WITH listed AS (
    SELECT a.*
    FROM chosen_agreement AS c
    JOIN agreement AS a USING (agreement_id)
    WHERE c.is_new OR NOT $only_new::BOOLEAN
    ORDER BY a.date_start DESC NULLS LAST, a.date_end DESC, a.is_main DESC, a.confidence DESC, a.agreement_id
    LIMIT $most::INTEGER
),
part AS (
    SELECT
        agreement_id,
        list(struct_pack(kind := kind, name := name, role := role, country := country) ORDER BY position) AS parts
    FROM agreement_party
    SEMI JOIN listed USING (agreement_id)
    GROUP BY agreement_id
),
report AS (
    -- Of near copies one stands for all.
    SELECT
        m.agreement_id,
        m.evidence,
        d.*,
        m.document_id = l.document_id AS is_best
    FROM listed AS l
    JOIN agreement_mention AS m USING (agreement_id)
    JOIN document AS d ON d.document_id = m.document_id
    QUALIFY row_number() OVER (
        PARTITION BY m.agreement_id, coalesce(d.duplicate_of, d.document_id)
        ORDER BY
            is_best DESC,
            m.sentence_id = l.sentence_id DESC,
            d.duplicate_of IS NOT NULL,
            m.confidence DESC,
            m.agreement_mention_id
    ) = 1
),
source AS (
    SELECT
        agreement_id,
        list(
            struct_pack(
                title := title,
                publisher := publisher,
                published := published,
                url := url,
                path := source_path,
                evidence := evidence
            )
            ORDER BY is_best DESC, published_on NULLS LAST, document_id
        ) AS sources
    FROM report
    GROUP BY agreement_id
)
SELECT
    a.agreement_id,
    a.kind,
    a.date_edtf,
    a.date_basis,
    a.date_start AS first_day,
    a.date_end AS last_day,
    a.status,
    a.level,
    a.fields AS topics,
    a.instrument_name AS name,
    a.event_id,
    a.value_amount,
    a.value_currency,
    a.period,
    a.instrument_count,
    coalesce(p.parts, []) AS parts,
    a.reports,
    a.contradictions,
    s.sources
FROM listed AS a
JOIN source AS s USING (agreement_id)
LEFT JOIN part AS p USING (agreement_id)
ORDER BY a.date_start DESC NULLS LAST, a.date_end DESC, a.is_main DESC, a.confidence DESC, a.agreement_id
