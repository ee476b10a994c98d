-- Articles, without their texts.
-- column document_id: Document.
-- column source_path: Path of the input, as given.
-- column title: Headline.
-- column published: Day or month of publication, EDTF.
-- column url: Address of the article.
-- column publisher: Publisher: given, or from the address or the credits.
-- column byline: Author or agency line as written.
-- column language: Language of the body, BCP 47.
-- column duplicate_of: Document that reports the same story and stands for it; null where this one does. Derived at each load.
SELECT document_id, source_path, title, published, url, publisher, byline, language, duplicate_of
FROM document
ORDER BY document_id
