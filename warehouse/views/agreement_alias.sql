-- Every id that an agreement has or had, and the agreement that it leads to now.
-- column alias: Id: of the agreement, of something that is told of it, or of a mention.
-- column agreement_id: Agreement.
SELECT telling_id AS alias, agreement_id FROM agreement_mention
UNION
SELECT agreement_mention_id, agreement_id FROM agreement_mention
ORDER BY alias
