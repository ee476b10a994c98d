"""Reading conferences: a meeting of many parties, under a name.

The name runs from its head word ("Hội nghị", "Diễn đàn") to the first word that cannot
belong to it. A bare "hội nghị" only points back and is none. Who takes part stands in the
name ("Hội nghị thượng đỉnh EU-Trung Quốc") or around the verb ("X dự Hội nghị ...").
"""

import re
from collections.abc import Iterator

from transforms.article import Article, Clause
from transforms.candidates import Candidate
from transforms.cues import cue, words
from transforms.event_lexicon import EventLexicon, Trigger
from transforms.groups import GroupReader
from transforms.model import Mention
from transforms.terms import Hit
from transforms.topics import topics_of

NAME_END = re.compile(rf"[,;.:()!?\n]|(?<!\w){words('conference_end')}(?!\w)")
FILLER = (
    r"(?:và phát biểu(?: mở đầu| khai mạc)? tại|và chủ trì|phiên khai mạc|lễ khai mạc|các hoạt động của|thành công|khai mạc|của|các|một|cuộc|hai|chuỗi)"
)
ATTENDING = re.compile(rf"{words('attending')}\s+(?:{FILLER}\s+)*[\"“]?$")
HELD = cue("held")
WORLDWIDE = cue("worldwide")
ABBREVIATION = re.compile(r"\([\w&/ -]{2,14}\)")
ORGANIZED_BY = re.compile(r"[\s\"”]*(?:được\s+)?do\s+")
LONGEST_NAME = 160


class ConferenceReader:
    """Reads the conferences of one article."""

    def __init__(self, article: Article, lexicon: EventLexicon) -> None:
        self._article = article
        self._groups = GroupReader(article, lexicon)

    def read(self) -> list[Candidate]:
        """Return the named conferences that the article tells of, in the order of the text."""
        found: list[Candidate] = []
        for clause in self._article.clauses:
            end = -1
            for hit in clause.triggers:
                if hit.payload.frame == "conference" and hit.start >= end:
                    end = self._name_end(clause, hit)
                    found.extend(self._conference(clause, hit, end))
        return found

    def _name_end(self, clause: Clause, hit: Hit[Trigger]) -> int:
        """Where the name ends; names inside it, an abbreviation in brackets and a list are stepped over."""
        position = hit.end
        limit = min(clause.sentence.end, hit.start + LONGEST_NAME)
        while True:
            stop = NAME_END.search(self._article.lowered, position, limit)
            if stop is None:
                return limit
            inside = next((m for m in clause.mentions if m.start <= stop.start() < m.end and m.start >= hit.end), None)
            further = inside.end if inside else self._over_punctuation(clause, stop)
            if further is None:
                return stop.start()
            position = further

    def _over_punctuation(self, clause: Clause, stop: re.Match[str]) -> int | None:
        """Step over "(EU)" and over the commas of a list that ends in a country."""
        body = self._article.document.body
        if stop.group() == "(":
            close = ABBREVIATION.match(body, stop.start())
            return close.end() if close else None
        if stop.group() != ",":
            return None
        following = NAME_END.search(self._article.lowered, stop.end(), clause.sentence.end)
        end = following.start() if following else clause.sentence.end
        listed = [m for m in clause.mentions if stop.end() < m.start < end]
        small = body[stop.end() : stop.end() + 2].strip()[:1].islower()
        return stop.end() if small and listed and all(m.kind == "country" for m in listed) else None

    def _conference(self, clause: Clause, hit: Hit[Trigger], end: int) -> Iterator[Candidate]:
        name = self._article.document.body[hit.start : end].strip(" -–\"“”'")
        if len(name) <= len(hit.payload.phrase) + 2 or not self._is_told(clause, hit, end):
            return
        inside = [m for m in clause.mentions if hit.start <= m.start < end]
        named = [m for m in inside if m.kind in {"organization", "country"}]
        if not named and (not WORLDWIDE.search(name.lower()) or self._is_vague(clause, hit)):
            return
        candidate = Candidate("conference", clause, hit.start, end, f"conference:{hit.payload.phrase}", name=name)
        others = [*self._organizers(clause, end), *self._attendants(clause, hit, end)]
        candidate.participants = [(m, "participant") for m in [*named, *others]]
        candidate.host, candidate.city = self._place(clause, end)
        candidate.topics = topics_of(name)
        yield candidate

    def _is_vague(self, clause: Clause, hit: Hit[Trigger]) -> bool:
        """ "các hội nghị quốc tế": neither a name nor a day."""
        return self._article.document.body[hit.start].islower() and not clause.dates

    def _is_told(self, clause: Clause, hit: Hit[Trigger], end: int) -> bool:
        """Only a conference that somebody attends or that takes place is an event."""
        before = self._article.text(clause.sentence.start, hit.start)
        if ATTENDING.search(before):
            return True
        return bool(HELD.search(self._article.text(end, min(end + 100, clause.sentence.end))))

    def _organizers(self, clause: Clause, end: int) -> list[Mention]:
        """Who holds it: "do A và B tổ chức"."""
        found = ORGANIZED_BY.match(self._article.lowered, end, clause.sentence.end)
        return self._groups.after(clause, found.end()) if found else []

    def _attendants(self, clause: Clause, hit: Hit[Trigger], end: int) -> list[Mention]:
        before = self._article.text(clause.sentence.start, hit.start)
        attending = ATTENDING.search(before)
        if attending is None:
            return []
        group = self._groups.before(clause, clause.sentence.start + attending.start())
        if group and not attending.group().startswith(("tại", "bên lề", "trong")):
            return group
        return [m for m in self._groups.next_subject(clause, end) if m.kind in {"person", "role"}]

    def _place(self, clause: Clause, end: int) -> tuple[str | None, str | None]:
        """Country and city behind the name ("tại Đà Nẵng, Việt Nam")."""
        city, country = None, None
        for mention in clause.mentions:
            if mention.start < end or mention.start - end > 60:
                continue
            gap = self._article.text(max(end, mention.start - 14), mention.start)
            if mention.kind == "place" and re.search(r"(?:tại|ở)(?:\s+\w+)*\s*$", gap):
                return mention.country, mention.name
            if mention.kind == "country" and re.search(r"(?:tại|ở)\s+$", gap):
                country = mention.country
        return country, city
