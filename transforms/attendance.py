"""Who else is there: witnesses, chairs and guests whom the sentence adds to an event.

"dưới sự chứng kiến của A và B", "với sự tham dự của A, B và C", "do A và B đồng chủ trì".
"""

import re

from transforms.article import Article
from transforms.candidates import Candidate, is_person
from transforms.cues import cue
from transforms.event_lexicon import EventLexicon
from transforms.groups import GroupReader

WITNESSED = cue("witnessed_by")
ATTENDED = cue("attended_by")
GATHERINGS = frozenset({"conference", "signing", "ceremony", "meeting"})


class AttendanceReader:
    """Adds to the gatherings of one article whom their sentences name besides the sides."""

    def __init__(self, article: Article, lexicon: EventLexicon) -> None:
        self._article = article
        self._groups = GroupReader(article, lexicon)

    def complete(self, candidates: list[Candidate]) -> None:
        """Add witnesses and attendants to every gathering, in the order of the text."""
        for candidate in candidates:
            if candidate.type in GATHERINGS:
                self._add(candidate, WITNESSED, "witness")
                self._add(candidate, ATTENDED, "participant")

    def _add(self, candidate: Candidate, words: re.Pattern[str], role: str) -> None:
        sentence = candidate.clause.sentence
        known = {m.entity_id for m, _ in candidate.members()}
        for found in words.finditer(self._article.lowered, sentence.start, sentence.end):
            group = self._groups.after(candidate.clause, found.end())
            persons = [m for m in group if is_person(m) and m.name and m.entity_id not in known]
            candidate.participants += [(mention, role) for mention in persons]
            known |= {m.entity_id for m in persons}
