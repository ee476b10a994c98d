-- Those of the texts in `asked` whose links are to be settled, longest first: the `unseen`, and those without a link.
-- column text_id: Text.
SELECT text_id
FROM sketch
WHERE
    text_id IN (FROM asked)
    AND (text_id IN (FROM unseen) OR text_id NOT IN (SELECT part_id FROM copy_link))
GROUP BY text_id
ORDER BY any_value(words) DESC, text_id DESC
