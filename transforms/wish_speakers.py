"""Who wishes: who stands right before the verb, or speaks in the sentence.

A sentence without a subject goes on with that of the sentence before; "chúng tôi" and "nước này" are
told by the words around them. A group that is only talked about wishes nothing.
"""

import re
from itertools import pairwise

from transforms.article import ACTORS, Article, Clause
from transforms.candidates import is_person, sides_of
from transforms.cues import cue, opened, words
from transforms.event_lexicon import EventLexicon, Trigger
from transforms.groups import Group, GroupReader, is_vague
from transforms.model import Mention
from transforms.terms import Hit

SUBJECT_KINDS = frozenset({"person", "role", "pronoun", "country", "organization"})
BEFORE_NAME = rf"(?:{words('before_name')}\s+)*$"
NO_AGENT = re.compile(rf"{opened('no_agent')}\s+{BEFORE_NAME}")
GOVERNS = re.compile(rf"(?<!trong )(?<!\w)chính (?:quyền|phủ) của {BEFORE_NAME}")  # who acts with those who govern
TOLD_BY = re.compile(rf"{opened('told_by')}(?: \w+ điểm)? của {BEFORE_NAME}")  # "yêu sách của Nga đòi": Nga asks
ON_THE_PART = re.compile(r"(?:^|[.;,]\s+)về\s+phía\s")  # "về phía Bộ A sẽ hỗ trợ ...": A acts
SUPPOSED = re.compile(rf"{opened('supposed')}\s+{BEFORE_NAME}")
THANKS = re.compile(rf"{opened('thanks')}\s+{BEFORE_NAME}")
MEANWHILE = re.compile(rf"(?<!\w)(?:trong|sau)\s+khi\s+{BEFORE_NAME}")  # not supposed: told as it happened
CLAUSE_HEAD = re.compile(rf"(?:^|[,;:“\"(]|\d|{opened('clause_head')})\s*{BEFORE_NAME}")
LISTED = re.compile(r";\s*(?:(?:đồng thời|cũng|và)\s+)*$")  # a list of deeds goes on
PART_HEAD = re.compile(rf";\s*{BEFORE_NAME}")
MEETS = re.compile(rf"{opened('meets')}\s+{BEFORE_NAME}")
GOING_ON = re.compile(rf"(?:;|,|{opened('going_on')})\s*$")
SAID_SO = re.compile(rf"(?<!\w)(?<!với ){words('saying')}(?:\s+rằng)?\s+$")  # A promises: "A hôm qua thông báo sẽ"
ONESELF = re.compile(
    rf"(?<!\w)(?:chúng tôi|tôi|{words('saying')}(?:\s+rằng)?,?\s+họ|(?P<state>(?:nước|quốc gia) này))(?!\w)"
)
OTHERS = re.compile(  # states and others without a name right before the verb
    rf"(?<!\w)(?:{words('several')} {words('state')}|{words('some')} {words('unnamed')})"
    rf"(?: (?!(?:này|{words('tense')})(?!\w))\w+){{0,3}}(?: {words('tense')})?\s+$"
)
QUOTE_END = re.compile(r"[”\"][\s,.–-]*(?=\w)")
SAYS = re.compile(rf"(?:\s+\w+){{0,3}}?\s+{words('saying')}(?!\w)")
RESOLVED = re.compile(rf"{opened('resolved')}(?!\w)|[“']")  # how somebody wishes
WHILE = re.compile(rf"\W*{words('while_doing')}\s+(?:\w+\s+){{0,2}}$")  # opens a sentence whose subject follows
CARRYING = 40  # characters before a verb without a subject in its own sentence
EXPERT = cue("expert")
NEAR = 40  # characters before a mention that tell whether it acts


def _holds_office(person: Mention) -> bool:
    """Say whether somebody is told with an office: an expert or a lawyer only gives an opinion."""
    return bool(person.role or person.post or person.organization) and not EXPERT.match((person.role or "").lower())


class WishSpeakers:
    """Finds who utters the wishes of one article."""

    def __init__(self, article: Article, lexicon: EventLexicon) -> None:
        self._article = article
        self._gap = lexicon.subject_gap
        self._groups = GroupReader(article, lexicon)
        mentions = (m for clause in article.clauses for m in clause.mentions if is_person(m))
        self._officials = {m.entity_id for m in mentions if _holds_office(m)}

    def subject(self, clause: Clause, hit: Hit[Trigger], near: bool = False, thanked: bool = False) -> Group:
        """Return who wishes (``near``: only who stands right before the verb, or before "và" and the verb).

        Who is ``thanked`` for an invitation has uttered it.
        """
        direct = self._adjacent(clause, hit)
        if direct and thanked and THANKS.search(self._before(direct[0])):
            return direct
        if direct and self.is_supposed(direct):
            return []
        before = self._article.text(clause.sentence.start, hit.start)
        if not direct and OTHERS.search(before):
            return []
        if not direct and (oneself := self._oneself(clause, hit)):
            return oneself
        if direct and self._acts(direct[0]):
            both = hit.payload.type != "offer"  # what both ask of a third; what they promise is for each other
            told = [member for m in direct for member in (m.inner if both and m.kind == "collective" else [m])]
            return [m for m in told if m.kind in SUBJECT_KINDS and self._is_official(m)]
        goes_on = GOING_ON.search(before) or SAID_SO.search(before)
        return [] if near and not goes_on else self._elsewhere(clause, hit)

    def _elsewhere(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        """Return who speaks in the sentence, behind what opens it or before the verb, or in the sentence before."""
        before = self._article.text(clause.sentence.start, hit.start)
        if hit.payload.type == "request" and WHILE.fullmatch(before):
            return [m for m in self._groups.next_subject(clause, hit.end) if m.country and self._is_official(m)]
        return self._speaker_of(clause, hit.start) or self._carried(clause, hit)

    def in_front(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        """Return who stands right before the verb and acts."""
        group = self._adjacent(clause, hit)
        return group if group and self._acts(group[0]) else []

    def invited(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        """Return who stands before "được" and the one who invites: "A được B mời dự ..."."""
        group = self._adjacent(clause, hit)
        return self._groups.before_passive(clause, group) if group and self._groups.is_passive(group) else []

    def met(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        """Return whom the sentence tells to be met, right before who wishes: "Gặp A, B đề nghị ..."."""
        group = self._adjacent(clause, hit)
        return group[:1] if len(group) > 1 and MEETS.search(self._before(group[0])) else []

    def is_supposed(self, group: Group) -> bool:
        """Say whether the wish is only talked about: "đánh giá cao việc Nga sẵn sàng ...", "nếu Nga đề nghị"."""
        before = self._before(group[0])
        return bool(SUPPOSED.search(before)) and not MEANWHILE.search(before)

    def speaker(self, clause: Clause, hit: Hit[Trigger], subject: Group) -> Group:
        """Return the person who says what a state or organization wishes, in this sentence or the one before."""
        if any(is_person(m) for m in subject):
            return []
        sides = {side for m in subject for side in sides_of(m)}
        position = clause.sentence.position
        earlier = self._article.clauses[position - 1].mentions if position else []
        here = [m for m in clause.mentions if m.end <= hit.start and is_person(m) and m.country in sides]
        return here[:1] or [m for m in earlier if is_person(m) and m.country in sides and m.name][:1]

    def _oneself(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        """Return who is told by "chúng tôi" or "nước này" right before the verb: who speaks, or acts before it."""
        start = max(clause.sentence.start, hit.start - CARRYING)
        *_, told = [None, *ONESELF.finditer(self._article.lowered, start, hit.start)]
        if told is None or not self._gap.fullmatch(self._article.text(told.end(), hit.start)):
            return []
        if told["state"] is None:
            before = self._speaker_of(clause, hit.start) or self._carried(clause, hit)
            return self._speaker_behind(clause, hit) or before
        earlier = [m for m in clause.mentions if m.end <= told.start() and m.country and m.kind in ACTORS]
        return self._speaker_of(clause, told.start()) or earlier[:1]

    def _speaker_behind(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        """Return the official to whom the words in quotation marks are ascribed behind them: "...", ông A nói."""
        for quote in QUOTE_END.finditer(self._article.lowered, hit.end, clause.sentence.end):
            for mention in clause.mentions:
                if is_person(mention) and 0 <= mention.start - quote.end() <= len("theo lời "):
                    said = SAYS.match(self._article.lowered, mention.end)
                    return [mention] if said and mention.country and self._is_official(mention) else []
        return []

    def _adjacent(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        group = self._groups.before(clause, hit.start)
        for index, (left, right) in enumerate(pairwise(group), start=1):
            if ";" in self._article.text(left.end, right.start):
                group = group[index:]  # another speaks before it
                break
        if not group:
            return []
        gap = self._groups.without_adjuncts(clause, group[-1].end, hit.start, frozenset())
        return group if self._gap.fullmatch(RESOLVED.sub("", gap)) else []

    def _is_official(self, mention: Mention) -> bool:
        """Say whether somebody speaks for more than himself: a state, an organization or a person with an office."""
        return not is_person(mention) or mention.entity_id in self._officials

    def _speaker_of(self, clause: Clause, position: int) -> Group:
        """Return who speaks before a position: the last person, or who does all that a list with semicolons tells."""
        if LISTED.search(self._article.text(clause.sentence.start, position)):
            doer = self._doer(clause, position)
            if doer:
                return doer
        agents = [
            m
            for m in clause.mentions
            if m.end <= position and m.kind in ACTORS and not is_vague(m) and self._opens(clause, m)
        ]
        persons = [m for m in agents if is_person(m) or m.kind == "collective"]
        chosen = persons[-1:] or agents[:1]
        return [m for m in chosen if m.kind in SUBJECT_KINDS and m.country and self._is_official(m)]

    def _carried(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        sentence = clause.sentence
        if not sentence.position or hit.start - sentence.start > CARRYING:
            return []
        if any(m.end <= hit.start and m.kind in ACTORS for m in clause.mentions):
            return []
        before = self._article.clauses[sentence.position - 1]
        return [m for m in self._speaker_of(before, before.sentence.end) if is_person(m)]

    def _acts(self, mention: Mention) -> bool:
        if ON_THE_PART.search(self._article.text(max(0, mention.start - 10), mention.start + len("phía "))):
            return True
        before = self._before(mention)
        return bool(GOVERNS.search(before) or TOLD_BY.search(before)) or not NO_AGENT.search(before)

    def _opens(self, clause: Clause, mention: Mention) -> bool:
        """Say whether a mention stands where a subject does: at the head of a clause."""
        return bool(CLAUSE_HEAD.search(self._article.text(clause.sentence.start, mention.start)))

    def _doer(self, clause: Clause, position: int) -> Group:
        """Return who stands behind the last semicolon that a person follows, or who is the subject of the sentence."""
        persons = [m for m in clause.mentions if m.end <= position and is_person(m) and m.country]
        parts = [m for m in persons if self._opens_part(clause, m)]
        doers = parts[-1:] or [m for m in persons if self._opens(clause, m)][:1]
        return [m for m in doers if self._is_official(m)]

    def _opens_part(self, clause: Clause, mention: Mention) -> bool:
        """Say whether a mention stands right behind a semicolon."""
        return bool(PART_HEAD.search(self._article.text(clause.sentence.start, mention.start)))

    def _before(self, mention: Mention) -> str:
        return self._article.text(max(0, mention.start - NEAR), mention.start)
