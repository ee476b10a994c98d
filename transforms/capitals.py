"""States told by their capitals, towns and provinces: "Washington yêu cầu Bắc Kinh ...", "Mong Đà Nẵng hỗ trợ ...".

What a capital says its state does; another town acts or is spoken to only right beside the verb.
"""

import re
from dataclasses import replace

from transforms.article import HOME, Article, Clause
from transforms.cues import opened, words
from transforms.event_lexicon import EventLexicon, Trigger
from transforms.model import Mention
from transforms.terms import Hit
from transforms.wish_sides import ADJUNCT, TOWNS

CAPITAL = "place:capital"  # the rule of such a mention
AMBIGUOUS = frozenset({HOME, "BE"})  # Hà Nội acts as a city, too, and Brussels for the EU
TOWN_WORD = re.compile(r"(?:(?<!\w)(?:tỉnh|thành phố|tp\.?|bang|chính quyền)\s+)+$")
PLACED = re.compile(rf"{opened('placed')}\s+$")
HEADS = re.compile(rf"(?:^|[,;:“\"(]|(?<!\w){words('clause_head')})\s*(?:{words('before_name')}\s+)*$")
VERB = re.compile(r"\s+(?!ngày )[^\W\d_]")
TOGETHER = frozenset({"và", "cùng", "-", "–", ","})


def is_seat(mention: Mention) -> bool:
    """Say whether a place is a capital that can stand for its state."""
    return mention.rule == CAPITAL and mention.country not in AMBIGUOUS


def state_of(mention: Mention, country: str | None = None) -> Mention:
    """Return the state that a capital stands for, or that somebody acts for."""
    country = country or mention.country
    return replace(mention, kind="country", name=None, entity_id=country, country=country)


class CapitalReader:
    """Tells the capitals and towns of one article that stand for their states."""

    def __init__(self, article: Article, lexicon: EventLexicon) -> None:
        self._article = article
        self._lexicon = lexicon

    def read(self, clause: Clause, hits: list[Hit[Trigger]]) -> Clause:
        """Return a clause in which the capitals that act or are spoken to are states; ``hits`` are its verbs."""
        if not any(mention.rule in TOWNS for mention in clause.mentions):
            return clause
        mentions: list[Mention] = []
        for mention in reversed(clause.mentions):
            acts = is_seat(mention) and (self._goes_with(mention, mentions) or self._acts(clause, mention, hits))
            acts = acts or (mention.rule in TOWNS and self._is_meant(clause, mention, hits))
            mentions.insert(0, state_of(mention) if acts else mention)
        return replace(clause, mentions=mentions)

    def _goes_with(self, capital: Mention, following: list[Mention]) -> bool:
        """Say whether a capital is named together with one behind it that acts: "Seoul và Washington cam kết"."""
        gap = self._article.text(capital.end, following[0].start).strip() if following else ""
        return gap in TOGETHER and following[0].kind == "country"

    def _acts(self, clause: Clause, capital: Mention, hits: list[Hit[Trigger]]) -> bool:
        before = self._article.text(clause.sentence.start, capital.start)
        if PLACED.search(before):
            return False
        if HEADS.search(before) and VERB.match(self._article.lowered, capital.end):
            return True
        return any(self._borders(capital, hit) for hit in hits)

    def _is_meant(self, clause: Clause, town: Mention, hits: list[Hit[Trigger]]) -> bool:
        """Say whether a town stands right before a verb at the head of a clause, or right behind one."""
        before = TOWN_WORD.sub("", self._article.text(clause.sentence.start, town.start))
        if PLACED.search(before):
            return False
        return any(self._borders(town, hit) and (hit.end <= town.start or HEADS.search(before)) for hit in hits)

    def _borders(self, capital: Mention, hit: Hit[Trigger]) -> bool:
        """Say whether nothing but known words stands between a capital and a verb, on either side of it."""
        if capital.end <= hit.start:
            return bool(self._lexicon.subject_gap.fullmatch(self._article.text(capital.end, hit.start)))
        adjunct = ADJUNCT.match(self._article.lowered, hit.end, capital.start)
        start = adjunct.end() if adjunct else hit.end
        return bool(self._lexicon.object_gap.fullmatch(self._article.text(start, capital.start)))
