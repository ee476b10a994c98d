-- A timeline of two countries: events and agreements in one list.
-- parameter country_a country [VN]: One country, code or name.
-- parameter country_b country: The other country, code or name.
-- parameter topic topic [null]: Field, code or name.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- example: --param country_b="Ấn Độ"
-- column happened: Day or period, EDTF.
-- column subject: event or agreement.
-- column type: Type of the event, or kind of instrument.
-- column status: Status of the event or agreement.
-- column what: Name of the instrument, or who takes part.
-- column topics: Codes of seeds/lexicon/topics.toml.
-- column reports: Number of independent reports: near copies count once.
-- column evidence: The sentence that states it best.
-- column source_path: The document of that sentence.
-- column url: Address of that document.
SELECT happened, subject, type, status, what, topics, reports, evidence, source_path, url
FROM pair_timeline
WHERE
    one_code = least($country_a, $country_b)
    AND other_code = greatest($country_a, $country_b)
    AND ($topic::VARCHAR IS NULL OR list_contains(topics, $topic))
    AND ($since::DATE IS NULL OR date_end >= $since)
    AND ($until::DATE IS NULL OR date_start <= $until)
ORDER BY date_start NULLS LAST, happened NULLS LAST, subject DESC, source_path, id
