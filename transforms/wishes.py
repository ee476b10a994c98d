"""Reading wishes: what the sides ask of each other, promise and invite to.

A wish needs a side that utters it and a side that it goes to. The second may be told by
the context: "Thủ tướng đề nghị hai bên ..." is said to the counterpart of the meeting.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from transforms.article import Article, Clause
from transforms.candidates import Candidate, countries_of, is_person, sides_of
from transforms.capitals import CapitalReader
from transforms.cues import cue, opened, words
from transforms.edtf import DAY
from transforms.event_lexicon import EventLexicon, Trigger
from transforms.groups import Group
from transforms.model import Mention
from transforms.terms import Hit
from transforms.topics import topics_of
from transforms.wish_duties import duties
from transforms.wish_sides import WishSides
from transforms.wish_speakers import WishSpeakers

ACTION = cue("action")
ASKED_FOR = cue("asked_for")
HOPE = cue("hope")
RIGHT_BEHIND = re.compile(rf"\s+[“\"‘']?(?:{words('before_name')}\s+)*")
DECLARED = cue("declared")
EFFORT = cue("effort")
SPORT = cue("sport")
EXPERTS = cue("experts")
BY_EXPERTS = cue("by_experts")
DONE = re.compile(rf"{opened('done')}\s+$")
HELP = re.compile(rf"\s*(?:của\s+\w+\s+nhằm\s+)?{words('help')}(?!\w)")
RELATIONS = re.compile(rf"\s*(?:(?!nâng|tìm)\w+\s+){{0,7}}?{words('relations')}(?!\w)")
TALKS = re.compile(rf"\s*(?:rằng\s+)?{words('talks')}(?!\w)(?!\s+với)")
FURTHERED = re.compile(rf"\s*(?:{words('furthering')}\s+){{0,4}}{words('furthered')}(?!\w)")
FOR_ANOTHER = re.compile(rf"{opened('for_another')}\s+(?:\w+\s+){{0,3}}$")
ONE_SIDED = cue("one_sided")
THREAT = re.compile(rf"\s*{words('threat')}(?!\w)")
GUESS = re.compile(r"[“\"]\s*tôi\s+(?:không\s+)?(?:cho rằng|nghĩ|tin|đoán|hy vọng)(?!\w)[^”\"]*$")
LEADS_ON = re.compile(r"(?<!\w)và\s+$")
DESTINATION = cue("destination")
CONFERENCE = re.compile(r"dự|tham")
NOT_A_DEED = re.compile(rf"{opened('wish_noun')}\s+$")
NOUN = cue("wish_word")
NAMED = re.compile(rf"\s+(?:{words('pointed_at')}(?!\w)(?!\s+được)|{words('lasting')}\s+của\s)")  # behind a noun
PROPOSED_BY = re.compile(r"(?<!\w)(?<!tự )do\s+(?!đó|vậy)(?:[\w-]+\s+){1,6}$")
MANY = re.compile(rf"\s+(?:tới\s+)?({words('many_states')}|{words('everybody')})(?!\w)")
BREAK = re.compile(r"[,;:“”\"]|(?<!\w)(?:và|đồng thời|song)(?!\w)")
OTHER_SPEECH = re.compile(rf";\s*(?:cũng\s+)?{words('speech')}(?!\w)")
VISIT = "thăm"
VISITS = re.compile(rf"\s+(?:{words('visiting')}\s+)*{VISIT}(?!\w)(?!\s+{words('not_to_a_country')}(?!\w))")
QUESTION = re.compile(r"\?[”\"’'\s]*$")
WHY = re.compile(r"(?:vì|tại) sao(?!\w)")  # what is asked for is taken for granted: "Vì sao Mỹ mời Lào thăm?"
MAY = re.compile(r"(?<!\w)(?:có thể|khả năng)(?: sẽ)?\s+$")  # before what nobody has asked for yet
TOLD_OF = re.compile(rf"\s+(?:mà|về|rằng(?!\s+{words('should')}(?!\w)))(?!\w)")  # behind who is told, not asked
EACH_OTHER = re.compile(r"\s+(?:lẫn\s+)?nhau(?!\w)")
WISH_FRAMES = frozenset({"wish", "invitation"})
AT_ONCE = 24  # characters between a hope and the deed that it is for
PURPOSE = 60  # characters behind a guest in which the invitation tells what to


def may_wish(article: Article) -> bool:
    """Say whether anybody may wish something in an article at all."""
    if any(hit.payload.frame in WISH_FRAMES for clause in article.clauses for hit in clause.triggers):
        return True
    return any(duties(article, clause) for clause in article.clauses)


def _wish_hits(article: Article, clause: Clause) -> list[Hit[Trigger]]:
    """The words of wishing of a sentence, in their order."""
    hits = [hit for hit in clause.triggers if hit.payload.frame in WISH_FRAMES]
    told = duties(article, clause) if clause.triggers or len(clause.mentions) > 1 else []
    return sorted([*hits, *told], key=lambda hit: hit[:2]) if told else hits


class WishReader:
    """Reads the wishes of one article, given the two sides that the article is about."""

    def __init__(self, article: Article, lexicon: EventLexicon) -> None:
        self._article = article
        self._lexicon = lexicon
        self._capitals = CapitalReader(article, lexicon)

    def read(self) -> list[Candidate]:
        """Return the wishes of the article in the order of the text, those of the title behind them."""
        told = [(clause, hits) for clause in self._article.clauses if (hits := _wish_hits(self._article, clause))]
        told.sort(key=lambda found: found[0].sentence.part == "title")
        wishes = [(clause, list(self._read_clause(clause, hits))) for clause, hits in told]
        stated = (found for clause, found in wishes if found and not self._is_no_statement(clause))
        return [wish for found in stated for wish in found]

    @cached_property
    def _speakers(self) -> WishSpeakers:
        return WishSpeakers(self._article, self._lexicon)

    @cached_property
    def _sides(self) -> WishSides:
        return WishSides(self._article, self._lexicon)

    def _read_clause(self, clause: Clause, hits: list[Hit[Trigger]]) -> Iterator[Candidate]:
        clause = self._capitals.read(clause, hits)
        hits = [h for i, h in enumerate(hits) if not i or self._stands_alone(clause, hits[i - 1], h)]
        for index, hit in enumerate(hits):
            if self._is_named_only(clause, hit) or self._is_quoted(hit) or self._is_guess(clause, hit):
                continue
            if hit.payload.frame == "invitation" or self._is_invited(clause, hit):
                yield from self._invitation(clause, hit)
            else:
                following = hits[index + 1].start if index + 1 < len(hits) else clause.sentence.end
                yield from self._wish(clause, hit, self._content_end(hit, following))

    def _is_no_statement(self, clause: Clause) -> bool:
        """Say whether a sentence is about a match, what experts say, or a question ("Liệu Mỹ sẽ hỗ trợ Lào?")."""
        lowered, start, end = self._article.lowered, clause.sentence.start, clause.sentence.end
        if QUESTION.search(clause.sentence.text) and not WHY.match(lowered, start):
            return True
        return bool(SPORT.search(lowered, start, end) or EXPERTS.match(lowered, start))

    def _stands_alone(self, clause: Clause, earlier: Hit[Trigger], hit: Hit[Trigger]) -> bool:
        """A promise inside a request is its content: "đề nghị Nga sẵn sàng hỗ trợ, luôn ủng hộ ..."."""
        start = self._sides.content_start(earlier, hit.start)
        apart = bool(BREAK.search(self._article.text(start, hit.start)))
        if earlier.payload.type == "request" and DECLARED.match(hit.payload.phrase):
            return apart and bool(self._speakers.in_front(clause, hit))
        return apart

    def _is_named_only(self, clause: Clause, hit: Hit[Trigger]) -> bool:
        """Say whether a word of wishing is a noun here: "từ chối đề nghị", "cam kết này", "do Nga đề xuất"."""
        before = self._article.text(clause.sentence.start, hit.start)
        named = any(m.end <= hit.start and self._article.text(m.end, hit.start).isspace() for m in clause.mentions)
        if (NOT_A_DEED.search(before) and not named) or PROPOSED_BY.search(before):
            return True  # "bản cam kết", but not "Nhật Bản cam kết"
        return NOUN.fullmatch(hit.payload.phrase) is not None and bool(NAMED.match(self._article.lowered, hit.end))

    def _is_quoted(self, hit: Hit[Trigger]) -> bool:
        """A word in quotation marks is only spoken of: ca ngợi "cam kết" của Nga."""
        return self._article.text(hit.end, hit.end + 1) in {'"', "”"}

    def _is_guess(self, clause: Clause, hit: Hit[Trigger]) -> bool:
        """Say whether somebody only thinks that it will be so: "Tôi cho rằng Mỹ sẽ ...", "Mỹ có thể yêu cầu ..."."""
        said = self._article.text(clause.sentence.start, hit.start)
        if hit.payload.type == "request" and MAY.search(said):
            return True
        if BY_EXPERTS.match(self._article.lowered, clause.sentence.start):
            dated = any(len(date.edtf) >= DAY for date in clause.dates)
            return hit.payload.type != "request" or not (dated or DONE.search(said))
        return DECLARED.match(hit.payload.phrase) is not None and bool(GUESS.search(said))

    def _content_end(self, hit: Hit[Trigger], following: int) -> int:
        """A wish ends at the next wish of the sentence, or where its speaker goes on to say something else."""
        stop = OTHER_SPEECH.search(self._article.lowered, hit.end, following)
        return stop.start() if stop else following

    def _wish(self, clause: Clause, hit: Hit[Trigger], end: int) -> Iterator[Candidate]:
        subject = self._speakers.subject(clause, hit, near=DECLARED.match(hit.payload.phrase) is not None)
        if not subject or self._speakers.is_supposed(subject):
            return
        many = self._many(hit, end)
        pointed_at = self._sides.pointed_at(clause, hit, countries_of(subject))
        addressees = self._sides.addressees(clause, hit, end) or pointed_at
        if many and addressees and not self._sides.names(many[0], addressees[0]):
            addressees = []  # "mong muốn các nước ủng hộ Việt Nam"
        speaker = self._speakers.speaker(clause, hit, subject)
        sides = countries_of([*speaker, *subject])
        many = [] if addressees else many
        named_later = many or self._counterpart(clause, hit, end, sides, addressees)
        other = [*addressees, *(named_later or ([] if addressees else self._speakers.met(clause, hit)))]
        if not self._is_wished(hit, end, [*addressees, *many], other):
            return
        if not self._leaves_the_side(hit, subject, sides, [*addressees, *many], other):
            return
        candidate = self._candidate(clause, hit, end, [*speaker, *subject], other, self._reading(hit))
        candidate.name = self._article.text(hit.start, end)
        candidate.topics = topics_of(candidate.name)
        yield candidate

    def _leaves_the_side(
        self, hit: Hit[Trigger], subject: Group, sides: set[str], addressees: Group, other: Group
    ) -> bool:
        """Say whether a wish goes to somebody else than who wishes: several together ask a third, no one his own."""
        parties = sides | {m.entity_id for m in subject if not sides_of(m)}
        outside = any(m.country not in sides for m in addressees if m.kind != "collective" or not m.inner)
        if not outside and (len(parties) > 1 or hit.payload.addressed):
            return False
        named = bool(countries_of(other) - sides)
        if named and hit.payload.type == "offer":  # "sẽ ủng hộ Chính phủ nước mình hỗ trợ Việt Nam"
            return True
        addressees = [m for m in addressees if m.kind != "collective" or m.inner]
        return not self._sides.is_domestic(hit, addressees, named, sides)

    def _is_wished(self, hit: Hit[Trigger], end: int, addressees: Group, other: Group) -> bool:
        """Only a deed can be wished: one that somebody is asked for, or that the speaker himself promises."""
        if hit.payload.shared and not self._is_shared(hit, end, other):
            return False
        if hit.payload.addressed and not self._is_asked(hit, addressees):
            return False
        if HOPE.match(hit.payload.phrase) is None:
            asked = other if EFFORT.match(hit.payload.phrase) else addressees
            return not THREAT.match(self._article.lowered, hit.end) and bool(
                asked or ACTION.search(self._article.text(hit.start, end))
            )
        return self._is_hoped(hit, end, addressees)

    def _is_hoped(self, hit: Hit[Trigger], end: int, addressees: Group) -> bool:
        """Say whether a soft wish names a deed: at once, or of somebody who is named right behind the verb."""
        start = self._sides.content_start(hit, end)
        text = self._article.text(start, end)
        if RELATIONS.match(text) or TALKS.match(text) or (not addressees and LEADS_ON.search(text)):
            return False
        if addressees and ASKED_FOR.search(text):
            return True
        return bool(ACTION.search(self._article.text(hit.start, end if addressees else min(end, start + AT_ONCE))))

    def _is_asked(self, hit: Hit[Trigger], addressees: Group) -> bool:
        """Say whether a deed of somebody follows right behind: not "khuyến cáo A về bão", "nhờ A mà có"."""
        told = addressees and TOLD_OF.match(self._article.lowered, addressees[-1].end)
        return not told and self._is_right_behind(hit, addressees)

    def _is_right_behind(self, hit: Hit[Trigger], addressees: Group) -> bool:
        """Say whether nothing but words of a name stands between a verb and whom it goes to."""
        return bool(addressees and RIGHT_BEHIND.fullmatch(self._article.text(hit.end, addressees[0].start)))

    def _is_shared(self, hit: Hit[Trigger], end: int, other: Group) -> bool:
        """Say whether what a state will do more of is for another or done with it, not against it."""
        if FURTHERED.match(self._article.lowered, hit.end, end):
            return True
        behind = [self._article.text(hit.end, m.start) for m in other if hit.end <= m.start < end]
        return any(FOR_ANOTHER.search(text) and not ONE_SIDED.search(text) for text in behind)

    def _many(self, hit: Hit[Trigger], end: int) -> Group:
        """The states right behind a verb of asking that are called by what they share: "các nước vùng Vịnh"."""
        found = MANY.match(self._article.lowered, hit.end, end) if hit.payload.type == "request" else None
        if found is None:
            return []
        return [Mention(*found.span(1), "collective", self._article.document.body[slice(*found.span(1))], named=False)]

    def _counterpart(self, clause: Clause, hit: Hit[Trigger], end: int, sides: set[str], addressees: Group) -> Group:
        """The other side in the words of the wish, where nobody of it stands behind the verb."""
        return [] if countries_of(addressees) - sides else self._sides.counterpart(clause, hit.end, end, sides)

    def _is_invited(self, clause: Clause, hit: Hit[Trigger]) -> bool:
        """Say whether it is a visit that somebody is asked for: "mong Thủ tướng A sớm sang thăm"."""
        if hit.payload.type != "request" or self._article.lowered.find(VISIT, hit.end, clause.sentence.end) < 0:
            return False
        asked = self._sides.addressees(clause, hit, clause.sentence.end)
        return any(is_person(m) and VISITS.match(self._article.lowered, m.end) for m in asked[-1:])

    def _invitation(self, clause: Clause, hit: Hit[Trigger]) -> Iterator[Candidate]:
        guests = self._speakers.invited(clause, hit) or self._sides.addressees(clause, hit, clause.sentence.end)
        mutual = not guests and EACH_OTHER.match(self._article.lowered, hit.end)
        purposes = self._purposes(clause, hit, guests) if guests or mutual else ""
        if not purposes:
            return
        subject = self._speakers.subject(clause, hit, thanked=True)
        hoped = hit.payload.frame == "wish"  # of one's own chief: "hy vọng Tổng thống thăm Việt Nam"
        if not subject or (hoped and countries_of(guests) <= countries_of(subject)):
            return
        other = [] if mutual else self._counterpart(clause, hit, clause.sentence.end, countries_of(subject), guests)
        accepted = hit.payload.subject == "guest"  # "A đã nhận lời mời của B thăm ...": B invites
        sides = ([*guests, *other], subject) if accepted else (subject, [*guests, *other])
        candidate = self._candidate(clause, hit, clause.sentence.end, *sides, ("invitation", "host", "guest"))
        candidate.name = purposes
        yield candidate

    def _purposes(self, clause: Clause, hit: Hit[Trigger], guests: Group) -> str:
        """What somebody is invited to, a visit or a conference or both."""
        reach = max([hit.end, *(m.end for m in guests)]) + PURPOSE
        found = DESTINATION.findall(self._article.text(hit.start, min(reach, clause.sentence.end)))
        return " ".join(sorted({"dự" if CONFERENCE.match(word) else "thăm" for word in found}))

    def _candidate(
        self, clause: Clause, hit: Hit[Trigger], end: int, subject: Group, other: Group, reading: tuple[str, str, str]
    ) -> Candidate:
        """Return a wish of a kind, with the roles of both sides (``reading``)."""
        kind, giver, receiver = reading
        roles = [(m, giver) for m in subject] + [(m, receiver) for m in other]
        return Candidate(kind, clause, hit.start, end, f"{kind}:{hit.payload.frame}:{hit.payload.phrase}", roles)

    def _reading(self, hit: Hit[Trigger]) -> tuple[str, str, str]:
        """Return what a verb of wishing tells: who hopes to help promises to."""
        if HOPE.match(hit.payload.phrase) and HELP.match(self._article.lowered, hit.end):
            return "offer", "giver", "receiver"
        return hit.payload.type, hit.payload.subject, hit.payload.object
