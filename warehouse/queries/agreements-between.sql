-- What two countries, or those who belong to them, signed or mean to sign: every instrument between two sides.
-- parameter country_a country [VN]: One country, code or name.
-- parameter country_b country [null]: The other country; any other without it.
-- parameter field topic [null]: Field of cooperation, code or name.
-- parameter status agreement_status [null]: How far it has come, code or name.
-- parameter level text [null]: state, ministry, enterprise or other.
-- parameter since date [null]: First day.
-- parameter until date [null]: Last day.
-- example: --param country_b=Lào --param field=ict
-- column signed: Day of signing, EDTF.
-- column kind: Kind of instrument.
-- column status: signed, planned, in_force or ended.
-- column instrument_name: The instrument's fullest name as written.
-- column parties: Parties, organizations or countries.
-- column signatories: Persons who signed.
-- column fields: Fields of cooperation.
-- column value_amount: Value of the instrument in `value_currency`.
-- column value_currency: ISO 4217 code.
-- column period: Years that it covers, EDTF interval.
-- column reports: Number of independent reports: near copies count once.
-- column evidence: The sentence that states it best.
-- column source_path: The document of that sentence.
-- column url: Address of that document.
-- column agreement_id: Agreement.
SELECT
    signed,
    kind,
    status,
    instrument_name,
    parties,
    signatories,
    fields,
    value_amount,
    value_currency,
    period,
    reports,
    evidence,
    source_path,
    url,
    agreement_id
FROM agreement_card
WHERE
    list_contains(countries, $country_a)
    AND len(countries) > 1
    AND ($country_b::VARCHAR IS NULL OR list_contains(countries, $country_b))
    AND ($field::VARCHAR IS NULL OR list_contains(fields, $field))
    AND ($status::VARCHAR IS NULL OR status = $status)
    AND ($level::VARCHAR IS NULL OR level = $level)
    AND ($since::DATE IS NULL OR date_end >= $since)
    AND ($until::DATE IS NULL OR date_start <= $until)
ORDER BY date_start NULLS LAST, signed NULLS LAST, source_path, agreement_id
