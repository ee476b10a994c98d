"""The sides of an encounter that its own words leave out.

The subject of a subordinate clause is that of the main one ("A tới Lào để gặp B", "A phát biểu sau khi gặp B");
who deals with whom "trong cuộc gặp" met there; a delegation and "hai bên" point back to what was told before.
"""

import re

from transforms.article import ACTORS, Article, Clause
from transforms.candidates import Candidate, countries_of, is_person
from transforms.cues import cue, opened, words
from transforms.groups import PERSONAL, Group, GroupReader, is_vague
from transforms.model import Mention

ONLY_SPEAKS = cue("only_speaks")
TOLD_WITHIN = 5  # sentences in which "hai bên" and "Đoàn" still mean those of the encounter told last
SEGMENT = re.compile(rf"[;:“”\"]|(?<!\w){words('saying')}(?!\w)|(?<!\w)rằng(?!\w)")  # behind it somebody else may act
PURPOSE = re.compile(rf"{opened('motion')}\s[^;:“”\"]{{0,90}}?(?<!\w)(?:để|nhằm)\s*$")
SUBORDINATE = re.compile(rf"{opened('subordinate')}\s*$")
WISHED = re.compile(rf"{opened('wished')}(?!\w)")
DELEGATION = re.compile(
    rf"(?:^|[,;]\s+)\W*(?:phái )?đoàn(?: {words('delegation')})*(?:\s+{words('deed_of_delegation')})*\s*$"
)
ADDRESSED = (["với"], ["cho"], ["tới"], ["đến"], ["cùng"])  # before whom somebody deals with
GOES_ON = re.compile(r"(?:[,;]|(?<!\w)(?:và|đồng thời|rồi|sau đó))(?:\s+(?:đã|sẽ|có|cũng|đồng thời|sau đó))*\s*$")
SENDS_ALSO = re.compile(r"(?<!\w)(?:và|đồng thời|rồi|sau đó)(?:\s+\w+){0,3}\s*$")  # right before a message
TOGETHER = re.compile(r"\s+(?:đã|cũng|cùng|sẽ|vừa|đều|nhất trí|thảo luận|trao đổi|bày tỏ)(?!\w)")
MARKS = re.compile(r"[;:“”\"]")
REACH = 12  # characters before a mention in which its preposition stands
SPOKEN_OF = re.compile(rf"{opened('spoken_of')}\s+(?:tới|đến)\s+(?:\w+\s+){{0,2}}$")
SPOKEN = 30  # characters before a mention that tell whether it is only spoken of


class ImpliedSides:
    """Finds in one article who acts where the words around a trigger do not name them."""

    def __init__(self, article: Article, groups: GroupReader) -> None:
        self._article = article
        self._groups = groups
        self._last: Candidate | None = None
        self._visit: Candidate | None = None

    def remember(self, candidate: Candidate) -> None:
        """Keep the encounter and the visit that were told last."""
        if candidate.type == "visit":
            self._visit = candidate
        elif candidate.type in {"meeting", "call"} and len(candidate.countries()) > 1:
            self._last = candidate

    def subject(self, clause: Clause, start: int) -> Group:
        """Return who does what begins at ``start``, by the main clause or as the delegation told before."""
        told = self._article.text(clause.sentence.start, start)
        if purpose := PURPOSE.search(told):
            at = clause.sentence.start + purpose.start()
            return [] if WISHED.search(self._segment(clause, at)) else self._groups.before(clause, at)
        if subordinate := SUBORDINATE.search(told):
            return self.doer(clause, clause.sentence.start + subordinate.start())
        return self._delegates(clause) if DELEGATION.search(told) else []

    def first_doer(self, clause: Clause, start: int, bodies: bool = False) -> Group:
        """Return the subject of a list of deeds that goes on at ``start``: "A dự diễn đàn và tiếp B".

        With ``bodies`` it may be an organization that opens the sentence.
        """
        if not (GOES_ON if not bodies else SENDS_ALSO).search(self._article.text(clause.sentence.start, start)):
            return []
        first = clause.mentions[:1] if bodies else []
        opens = [m for m in first if m.kind == "organization" and m.start == clause.sentence.start]
        return opens or self.doer(clause, start)

    def _segment(self, clause: Clause, end: int) -> str:
        """Return the words before a place that belong to one clause: no quotation and no verb of saying parts them."""
        return SEGMENT.split(self._article.text(clause.sentence.start, end))[-1]

    def doer(self, clause: Clause, end: int) -> Group:
        """Return the first personal group of the clause that ends there: "A đã phản đối B sau khi ..."."""
        start = end - len(self._segment(clause, end))
        inside = [m for m in clause.mentions if start <= m.start and m.end <= end]
        if not any(m.kind in ACTORS for m in inside):
            start = clause.sentence.start  # "A cho biết sau khi gặp B": who says it
        return self._first_personal(clause, start, end)

    def _first_personal(self, clause: Clause, start: int, end: int) -> Group:
        for mention in clause.mentions:
            if not (start <= mention.start and mention.end <= end and mention.kind in PERSONAL) or is_vague(mention):
                continue
            if not self._preposition(mention) and not self._is_object(clause, mention):
                return self._groups.from_left(clause, mention)
        return []

    def _is_object(self, clause: Clause, mention: Mention) -> bool:
        """Say whether a trigger stands before a mention with no comma between: "Mời A thăm Lào, ..."."""
        before = [hit.end for hit in clause.triggers if hit.end <= mention.start and hit.payload.type != "none"]
        return (
            bool(before)
            and mention.start - before[-1] <= REACH
            and "," not in self._article.text(before[-1], mention.start)
        )

    def _preposition(self, mention: Mention) -> list[str]:
        """Return the word before a mention where it is a preposition."""
        before = self._article.text(max(0, mention.start - REACH), mention.start).split()[-1:]
        return before if before in (*ADDRESSED, ["của"], ["theo"], ["về"]) else []

    def _is_spoken_of(self, mention: Mention) -> bool:
        """Say whether somebody is only spoken of: "A nhắc tới B trong cuộc gặp với các nghị sĩ"."""
        return bool(SPOKEN_OF.search(self._article.text(max(0, mention.start - SPOKEN), mention.start)))

    def _delegates(self, clause: Clause) -> Group:
        """Return who made the visit that was told last."""
        visit = self._visit
        if visit is None or clause.sentence.position - visit.clause.sentence.position > TOLD_WITHIN:
            return []
        return [m for m, _ in visit.participants if m.country != visit.host]

    def inside(self, clause: Clause, end: int) -> Group:
        """Return who deals with whom in a clause that ends with "trong cuộc gặp": "A nói với B", "A và B cùng ..."."""
        told = self._article.text(clause.sentence.start, end)
        start = clause.sentence.start + max((m.end() for m in MARKS.finditer(told)), default=0)
        left = [m for m in clause.mentions if start <= m.start and m.end <= end and m.kind in PERSONAL]
        left = [m for m in left if not is_vague(m)]
        if not left:
            return []
        first = self._first_personal(clause, start, end)
        if len(countries_of(first)) > 1:
            return first if TOGETHER.match(self._article.lowered, first[-1].end) else []
        addressed = self._groups.from_right(left)
        gap = self._groups.without_adjuncts(clause, addressed[-1].end, end)
        if gap.strip(" ,") or self._preposition(addressed[0]) not in ADDRESSED or self._is_spoken_of(addressed[0]):
            return []
        return [*self.doer(clause, addressed[0].start), *addressed]

    def addressee(self, clause: Clause, subject: Group) -> Group:
        """Return with whom the subject deals farther behind: "Trong cuộc gặp, A đã thảo luận về C với B"."""
        for mention in clause.mentions:
            if mention.start < subject[-1].end or not is_person(mention) or is_vague(mention):
                continue
            if SEGMENT.search(self._article.text(subject[-1].end, mention.start)):
                break
            if mention.country and self._preposition(mention) in (["với"], ["cùng"]):
                return self._groups.from_left(clause, mention)
        return []

    def teller(self, clause: Clause, end: int, other: Group) -> Group:
        """Return who tells of a meeting with the other side: "A bày tỏ trông đợi vào cuộc gặp với B"."""
        start = clause.sentence.start
        marks = MARKS.finditer(self._article.lowered, start, end)
        told = self.doer(clause, end) or self._first_personal(clause, max((m.end() for m in marks), default=start), end)
        if not told or ONLY_SPEAKS.match((told[0].role or "").lower()) or countries_of(told) & countries_of(other):
            return []
        if WISHED.search(self._article.text(told[-1].end, end)):
            return []
        return told if len(countries_of([*told, *other])) > 1 else []

    def partner(self, clause: Clause, start: int, side: Group) -> Group:
        """Return with whom a side had the encounter just told: "A điện đàm với B và gửi lời chia buồn"."""
        last, countries = self._last, countries_of(side)
        told = self._article.text(clause.sentence.start, start)
        if last is None or last.clause is not clause or not countries or not SENDS_ALSO.search(told):
            return []
        return [m for m, _ in last.members() if m.country and m.country not in countries]

    def other_side(self, clause: Clause, side: Group) -> Group:
        """Return the side of the encounter told last that is not the one named: "Trong cuộc gặp với B, hai bên ..."."""
        last, countries = self._last, countries_of(side)
        if last is None or not countries or clause.sentence.position - last.clause.sentence.position > TOLD_WITHIN:
            return []
        members = [m for m, _ in last.members() if m.country and m.country not in countries]
        return [m for m in members if m.country == members[0].country]
