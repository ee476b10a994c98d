-- What to look at again before quoting it: the main news that only one source reports, the least sure first.
-- parameter country country [null]: One of the sides, code or name.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- example: --param country=Lào
-- column confidence: From 0 to 1: how sure the best reading is.
-- column happened: Day or period, EDTF.
-- column date_basis: What the date rests on.
-- column event_type: Type of the event.
-- column sides: Countries that take part.
-- column persons: Persons who take part.
-- column evidence: The sentence that states it best.
-- column source_path: The document of that sentence.
-- column url: Address of that document.
-- column event_id: Event.
SELECT confidence, happened, date_basis, event_type, sides, persons, evidence, source_path, url, event_id
FROM event_card
WHERE
    is_main
    AND reports = 1
    AND scope = 'international'
    AND ($country::VARCHAR IS NULL OR list_contains(countries, $country))
    AND ($since::DATE IS NULL OR date_end >= $since)
    AND ($until::DATE IS NULL OR date_start <= $until)
ORDER BY confidence, date_start NULLS LAST, event_id
