"""What somebody says that another state should do: "A cho rằng Triều Tiên nên dừng thử tên lửa".

No verb of asking stands in such words: the verb of saying stands for it, and whoever "should" is asked.
"""

import re

from transforms.article import Article, Clause
from transforms.cues import opened, words
from transforms.event_lexicon import Trigger
from transforms.terms import Hit

PEOPLE = "người"  # before the name of a country: it is not the state that should
ASKED = Trigger("should", "request", "wish", "asker", "addressee", addressed=True)
SHOULD = re.compile(
    rf"\s+(?:(?:cũng|vẫn|đều)\s+)?{words('should')}(?!\w)(?!\s+(?:\d|{words('should_not_count')}(?!\w)))"
)
SAYS = re.compile(
    rf"{opened('says_should')}(?:\s+rằng)?(?:\s+là)?[,:]?\s*[“\"‘']?\s*(?:{words('before_name')}\s+|cả\s+)*$"
)
REACH = 50  # characters before whoever "should" in which the verb of saying stands


def duties(article: Article, clause: Clause) -> list[Hit[Trigger]]:
    """Return the verbs of saying of a sentence behind which somebody is told what he should do."""
    found = []
    for mention in clause.mentions:
        if mention.country and SHOULD.match(article.lowered, mention.end):
            start = max(clause.sentence.start, mention.start - REACH)
            says = SAYS.search(article.lowered, start, mention.start)
            if says and not says[0].endswith(f"{PEOPLE} "):
                found.append(Hit(says.start(), says.start() + len(says[0].rstrip(" “\"‘'")), ASKED))
    return found
