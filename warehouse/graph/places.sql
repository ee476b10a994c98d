-- Cities in which events took place.
-- column place: Code of the country and name of the city.
-- column name: City of the event.
-- column country: Country of the event, ISO 3166 alpha-2.
SELECT DISTINCT concat_ws('/', place_country, city) AS place, city AS name, place_country AS country
FROM event
WHERE city IS NOT NULL
ORDER BY place
