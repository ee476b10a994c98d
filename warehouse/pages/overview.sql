-- How much there is, and until when it was read.
-- column documents: Documents, copies among them.
-- column events: Events that were chosen.
-- column agreements: Agreements that were chosen.
-- column new_events: Events among them that are new.
-- column new_agreements: Agreements among them that are new.
-- column countries: Countries that take part in the events.
-- column persons: Persons who take part in the events.
-- column dated: Documents whose day of publication is known.
-- column first_published: First day of publication.
-- column last_published: Last day of publication.
SELECT
    (SELECT count(*) FROM document) AS documents,
    (SELECT count(*) FROM chosen_event) AS events,
    (SELECT count(*) FROM chosen_agreement) AS agreements,
    (SELECT count(*) FROM chosen_event WHERE is_new) AS new_events,
    (SELECT count(*) FROM chosen_agreement WHERE is_new) AS new_agreements,
    count(DISTINCT p.entity_id) FILTER (p.kind = 'country') AS countries,
    count(DISTINCT p.entity_id) FILTER (p.kind = 'person') AS persons,
    (SELECT count(published_on) FROM document) AS dated,
    (SELECT min(published_on) FROM document) AS first_published,
    (SELECT max(published_on) FROM document) AS last_published
FROM chosen_event
LEFT JOIN event_participant AS p USING (event_id)
