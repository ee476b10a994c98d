"""Captions, credits and pointers inside paragraphs, where scraping has glued them to the text."""

import re
from bisect import bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from transforms.boilerplate_rules import Captions, Cue, CueKind, Rules, load_rules
from transforms.credit_names import names_end
from transforms.sentences import LOWER, UPPER, spans

_STOPS = frozenset(".!?…:;,\"”’'»-–—(“‘\n/")
_LEADS_ON = frozenset("…:,;")
_ENDS = frozenset(".!?:")
_STOP_BYTES = frozenset(ord(stop) for stop in _STOPS if stop.isascii())
_GOES_ON = re.compile(rf" ?[{LOWER},]")
_NEW_SENTENCE = re.compile(rf"\s+(?:[\"“]|[{UPPER}]\w* [{LOWER}])")
_QUOTED = re.compile(r" [\"“]")
_LONG_MEETING = 150
_SUBJECT = 4  # words
_NAMES = re.compile(rf"\b[{UPPER}]")
_LEAST_TOLD = 25
_WHOLE = re.compile(r"[^;?★]+")
_NAME_LAST = re.compile(rf" [{UPPER}][^ ]*$")
_LEAST_REPEATED = 30
_LEAST_SHOWN = 40
_LEAST_ECHO = 6  # words
_LEAST_IN_ROW = 20
_SAME = 5  # letters
_LONGEST_CREDIT = 85
_LEAST_WORDS = 3
_MANY = 2  # commas
_WHERE = "Tại "
_FOR = "Đại diện "  # "diện" alone is a verb
_NO_SENTENCE = frozenset("0123456789(")  # what follows is no new sentence
_ASIDE = re.compile(r" \([^()\n]{1,25}\)")
_NO_GROUP = re.compile(rf"\A(?:[^{UPPER}]|. )|[\"“”();:!?%\n]|\.\.|\d\Z|, .*, .*, | - \d")
_QUOTED_WORDS = re.compile(r"[“\"]([^“”\"]{1,40})[”\"]")


@dataclass(frozen=True, slots=True)
class Cut:
    """A span of the text that is taken out, and the rule that says so."""

    start: int
    end: int
    reason: str


def last_word(text: str, end: int) -> int:
    """Find where the last word before ``end`` ends, without a copy: a text may have thousands of cuts."""
    while end and text[end - 1].isspace():
        end -= 1
    return end


def looks_like_caption(fragment: str, *, closed: bool = False) -> bool:
    """Whether somebody or something is described as on a picture, and nothing is told.

    ``closed``: the fragment ends with a full stop, as sentences do; then it must begin with a picture word.
    """
    rules = load_rules().captions
    if len(fragment) > rules.longest:
        return False
    if rules.pictures.match(fragment):
        return not rules.said.search(fragment)
    if closed or not (rules.subjects.match(fragment) or rules.things.match(fragment)):
        return False
    return not rules.told.search(fragment)


def _is_scene(sentence: str, rules: Captions, *, first: bool) -> bool:
    if rules.in_order.match(sentence):
        return True
    if not rules.told_words.isdisjoint(sentence.split(" ")) or rules.told.search(sentence):
        return False
    if rules.pictures.match(sentence):
        return True
    if (rules.scene_first if first else rules.scene).match(sentence):
        return True
    if len(sentence) > _LONG_MEETING:
        return False
    return bool(rules.met_by.match(sentence) and rules.scene_met.match(sentence)) or _shows(sentence, rules)


def _shows(sentence: str, rules: Captions) -> bool:
    """Whether the first verb tells what is to be seen, and persons with names stand before it."""
    match = rules.seen_of.search(sentence)
    if not match:
        return False
    subject = sentence[: match.start()]
    words = subject.removeprefix(_FOR).split(" ")
    return (
        sum([word[:1].isupper() for word in words]) > 1
        and subject.count(",") < _MANY
        and "(" not in subject
        and not _has_act(words, rules)
        and not rules.verbs.search(subject)
    )


def _has_act(words: list[str], rules: Captions) -> bool:
    """Whether one of the usual verbs is among words."""
    small = [words[0].lower(), *words[1:]]
    return not rules.acts.isdisjoint(small) or not rules.acts.isdisjoint(map(" ".join, pairwise(small)))


def _cues(text: str, rules: Rules) -> Iterator[tuple[Cue, int]]:
    """The cues of a text that may matter, and where they begin; bytes are searched faster than characters."""
    data = text.encode()
    passed = position = 0
    for number, start, _ in rules.automaton.find_matches_as_indexes(data):
        cue = rules.cues[number]
        if cue.opens and data[start - 1] in _STOP_BYTES:  # an ordinary beginning of a sentence, as nearly all are
            continue
        position += len(data[passed:start].decode())
        passed = start
        if not cue.opens or text[position - 1] not in _STOPS:
            yield cue, position


class CaptionReader:
    """One pass over the cues of a body, from the first character to the last."""

    def __init__(self, text: str, first: int, *, after_lead: bool, title: str = "") -> None:
        self._text = text
        self._title = title
        self._title_words = frozenset(title.casefold().split())
        self._rules = load_rules()
        self._first = first
        self._after_lead = after_lead  # a picture is usual at the beginning of the body
        self._done = first  # everything before it is decided
        self._one_line = "\n" not in text.strip()
        self.spans = spans(text)
        self._starts = [start for start, _ in self.spans]
        self._waiting: list[Cut] = []  # sentences that are captions unless a part of them is something else
        self._placed = -1  # where somebody was last placed on a picture
        self._open: Cut | None = None  # the last sentence without a full stop
        self.cuts: list[Cut] = []
        self.breaks: list[int] = []

    def read(self) -> "CaptionReader":
        """Collect what is to be cut out, and where a new paragraph begins without a final stop before it."""
        waiting = self._waiting
        waiting.extend(self._scenes())
        for cue, start in _cues(self._text, self._rules):
            while waiting and start > waiting[0].end + 2:  # a credit right after it takes it along
                self._settle(waiting.pop(0))
            if start >= self._done:
                self._try(cue, start)
        for scene in waiting:
            self._settle(scene)
        return self

    def _try(self, cue: Cue, start: int) -> None:
        if cue.kind in {"opener", "quoted"}:
            if cue.pattern and cue.pattern.match(self._text, start + cue.length) and self._is_open(start, cue.kind):
                self._glued(start)
        elif cue.kind == "repeat":
            if self._is_open(start, cue.kind):
                self._repeated(start)
        elif cue.kind == "speech":
            if self._is_open(start, "quoted") and cue.pattern and cue.pattern.match(self._text, start + cue.length):
                self._shown_speaker(start)
        elif cue.kind == "credit":
            self._credit(start)
        elif cue.kind == "placed":
            self._place(cue, start)
        elif match := cue.pattern and cue.pattern.match(self._text, start):
            self._cut(start, match.end(), cue.rule)

    def _cut(self, start: int, end: int, reason: str) -> None:
        self.cuts.append(Cut(start, end, reason))
        self._done = end

    def _sentence(self, position: int) -> tuple[int, int]:
        """Sentence that holds a position; it begins no earlier than the last thing that was decided."""
        number = bisect_right(self._starts, position) - 1
        if number < 0:
            return self._done, position
        start, end = self.spans[number]
        start = max(start, self._done)
        while start < position and self._text[start].isspace():
            start += 1
        return start, end

    # Captions that end with a full stop

    def _scenes(self) -> list[Cut]:
        """Sentences in the present tense that only say who is to be seen where."""
        longest = self._rules.captions.longest
        return [
            Cut(start, end, rule)
            for number, (start, end) in enumerate(self.spans)
            if end - start <= longest and (rule := self._shown(number, start, end))
        ]

    def _shown(self, number: int, start: int, end: int) -> str | None:
        """Whether a sentence, or what is left of it behind a heading, is a caption, and by which rule."""
        text, rules = self._text, self._rules.captions
        length = end - start
        opens = rules.openings.at(text, start)
        shown = opens and rules.shown.at(text, start)
        rule = self._scene(start, end) if shown and rules.heads.at(text, start) else None
        if rule or text[end - 1] != ".":
            return rule
        if length > _LEAST_REPEATED and (self._is_title(start, end) or (shown and self._is_twice(start, end))):
            return "caption_repeated"
        if self._after_lead and length <= rules.longest_verbless:
            rule = self._bare(number, start, end)
        return rule or (self._crowd(start, end) if opens else None)

    def _crowd(self, start: int, end: int) -> str | None:
        """Whether a sentence shows people without names, or the place of what happened."""
        rules = self._rules.captions
        if not rules.crowd_heads.at(self._text, start):
            return None
        sentence = self._text[start:end]
        return "caption_sentence" if rules.crowds.match(sentence) and not rules.told.search(sentence) else None

    def _scene(self, start: int, end: int) -> str | None:
        """Whether a sentence shows persons at work, or is the title of a film."""
        text, rules = self._text, self._rules.captions
        if rules.films.match(text, start) and text[end - 1] in _ENDS:
            return "video_title"
        if text[end - 1] != ".":
            return None
        if self._is_told_again(start, end):
            return "caption_repeated"
        first = self._after_lead and start == self._first
        if not _is_scene(text[start:end], rules, first=first):
            return None
        return "caption_first" if first else "caption_sentence"

    def _is_told_again(self, start: int, end: int) -> bool:
        """Whether the next sentence begins with the same person: the news, after the caption."""
        text, rules = self._text, self._rules.captions
        opening = " ".join(text[start : start + 80].split(" ", _SUBJECT)[:_SUBJECT])
        return (
            text.startswith(opening, end + 1)
            and len(_NAMES.findall(opening)) >= 3
            and bool(rules.subjects.match(opening))
            and not rules.told.search(text[start:end])
        )

    def _is_title(self, start: int, end: int) -> bool:
        """Whether a sentence says what the title says, in nearly the same words."""
        if self._text[start : start + _SAME] not in self._title:
            return False
        said = self._text[start : end - 1]
        words = said.casefold().split()
        new = [word for word in words if word not in self._title_words]
        return said in self._title or (len(words) > _LEAST_ECHO and len(new) * 8 <= len(words))

    def _is_twice(self, start: int, end: int) -> bool:
        """Whether another sentence says the same of somebody on a picture; the first of two stays."""
        text = self._text
        said = text[start : end - 1]
        again = text.find(said, end)
        return text.find(said) < start or (again > 0 and text[again + len(said)] != ".")

    def _bare(self, number: int, start: int, end: int) -> str | None:
        """Whether a short sentence has no verb; before the news begins, no verb of telling will do."""
        text, rules = self._text, self._rules.captions
        words = text[start : end - 1].split(" ")
        if (start != self._first and not rules.telling.isdisjoint(words)) or self._leans(start, end):
            return None
        group = self._is_noun_group(text[start : end - 1], words)
        verbless = group or (self._one_line and rules.verbless.match(text, start, end))
        if not verbless and start != self._first:
            return None
        following = self.spans[number + 1][0] if number + 1 < len(self.spans) else len(text)
        sentence = text[start:end]
        small = sentence[0].lower() + sentence[1:]
        if rules.told.search(sentence):
            return None
        if start == self._first and rules.news_opens.match(text, following) and not rules.first_told.search(small):
            return "caption_before_news"
        if not verbless or text[following : following + 1] in _NO_SENTENCE or rules.verbs.search(small):
            return None
        return "caption_without_verb"

    def _leans(self, start: int, end: int) -> bool:
        """Whether a sentence opens like one of the article, or another leads on to it.

        "Tại hội nghị." may be all that a caption says.
        """
        if self._text[last_word(self._text, start) - 1] in _LEADS_ON:
            return True
        if not self._rules.sentence_openers.at(self._text, start):
            return False
        return not self._text.startswith(_WHERE, start) or "," in self._text[start:end]

    def _is_noun_group(self, sentence: str, words: list[str]) -> bool:
        """Whether a sentence names somebody or something, and where it is, and has none of the usual verbs."""
        rules = self._rules.captions
        if "(" in sentence:
            sentence = _ASIDE.sub("", sentence)
            words = sentence.split(" ")
        if len(words) < _LEAST_WORDS or _has_act(words, rules) or _NO_GROUP.search(sentence):
            return False
        return any(word[0].isupper() for word in words[1:] if word) or not rules.links.isdisjoint(words)

    def _settle(self, scene: Cut) -> None:
        """Cut the sentence out, unless a part of it has been decided otherwise."""
        if scene.start >= self._done:
            self._cut(scene.start, scene.end, scene.reason)

    # Captions that place somebody on the picture: "Ông A (trái) và bà B"

    def _place(self, cue: Cue, position: int) -> None:
        match = cue.pattern and cue.pattern.match(self._text, position)
        if not match:
            return
        self._placed = position
        start, end = self._sentence(position)
        longest = self._rules.captions.longest_placed
        if self._text[start].islower() or self._rules.openers.at(self._text, start):
            return
        if _NEW_SENTENCE.match(self._text, match.end()) and match.end() - start <= longest:
            self._cut(start, match.end(), cue.rule)
        elif self._text[end - 1] == "." and end - start <= longest and not _QUOTED.search(self._text, start, end):
            insort(self._waiting, Cut(start, end, cue.rule), key=lambda cut: cut.start)

    # Captions and headings without a full stop

    def _is_open(self, position: int, kind: CueKind) -> bool:
        """Whether the word before goes on, without a stop, and the phrase is complete."""
        before = self._text[max(self._first, position - 24) : position].rstrip(" ")
        if not before or before[-1] in _STOPS:
            return False
        return not (self._rules.not_after.end(before) or (kind == "quoted" and self._rules.speaks.end(before)))

    def _glued(self, position: int) -> None:
        """A sentence begins without a final stop before it: what stands before is a caption or a heading."""
        start, end = self._sentence(position)
        fragment = self._text[start:position].rstrip()
        if not fragment or fragment[0].islower() or "\n" in fragment:
            return
        if self._is_label(start, position, fragment):
            self._cut(start, position, "glued_caption" if looks_like_caption(fragment) else "glued_heading")
            self._wait_for(position + 1, end)
        else:
            self._open_end(start, position, fragment)

    def _wait_for(self, start: int, end: int) -> None:
        """What is left of a sentence may be a caption, too, where it begins like one."""
        rules = self._rules.captions
        if end - start > rules.longest or not rules.heads.at(self._text, start):
            return
        rule = self._shown(bisect_right(self._starts, start) - 1, start, end)
        if rule:
            insort(self._waiting, Cut(start, end, rule), key=lambda cut: cut.start)

    def _open_end(self, start: int, position: int, fragment: str) -> None:
        """A sentence without its full stop, or, right behind another one, the second of two captions."""
        in_row = self._may_be_in_row(position, fragment)
        if (
            in_row
            and self._open
            and start - self._open.end <= 1
            and not self._text.startswith(fragment[:_SAME], position + 1)
        ):
            self.breaks.remove(self._open.end)
            self.cuts.append(self._open)
            self._cut(start, position, "captions_in_row")
            return
        self.breaks.append(position)
        self._done = position
        self._open = Cut(start, position, "captions_in_row") if in_row else None

    def _may_be_in_row(self, position: int, fragment: str) -> bool:
        """Two full stops, one after the other, are hardly ever forgotten; a name may go on with what seems to open."""
        rules = self._rules.captions
        if not _LEAST_IN_ROW <= len(fragment) <= rules.longest or not fragment[-1].isalpha():
            return False
        if _NAME_LAST.search(fragment) and not self._rules.sure_openers.at(self._text, position + 1):
            return False
        return not rules.said.search(_QUOTED_WORDS.sub(r"\1", fragment))

    def _is_label(self, start: int, position: int, fragment: str) -> bool:
        """Whether it is a caption or a heading, and no sentence whose full stop was forgotten."""
        rules = self._rules.captions
        if start <= self._placed < position:
            return len(fragment) <= rules.longest_placed
        if len(fragment) > rules.longest or self._opens_sentence(fragment):
            return False
        first = self._after_lead and start <= self._first + 1
        told = rules.said if first or rules.pictures.match(fragment) else rules.told
        return not told.search(fragment) or self._tells_shortly(_QUOTED_WORDS.sub(r"\1", fragment), position)

    def _tells_shortly(self, fragment: str, position: int) -> bool:
        """A short one may tell something; a name at its end may go on with what looks like a new sentence."""
        rules = self._rules.captions
        if not _LEAST_TOLD <= len(fragment) <= rules.longest_told or not _WHOLE.fullmatch(fragment):
            return False
        if _NAME_LAST.search(fragment) and not self._rules.sure_openers.at(self._text, position + 1):
            return False
        if rules.said.search(fragment):
            return False
        return not self._rules.credits.leaning.at(fragment)

    def _opens_sentence(self, fragment: str) -> bool:
        """A fragment that opens like a sentence is one whose full stop was forgotten."""
        return self._rules.openers.at(fragment) and not self._rules.captions.subjects.match(fragment)

    def _repeated(self, position: int) -> None:
        """End a caption where its first words come again: "Thủ tướng A tiếp B tại Mỹ Thủ tướng A cho biết"."""
        start, _ = self._sentence(position)
        opening = " ".join(self._text[start : start + 60].split(" ")[:3])
        before = self._text[start:position].rstrip().rpartition(" ")[2]
        if before[:1].islower():
            return
        again = self._text.startswith(opening, position + 1)
        if (again or self._is_told_of_another(start, position, before)) and looks_like_caption(
            self._text[start:position]
        ):
            self._cut(start, position, "glued_caption")

    def _is_told_of_another(self, start: int, position: int, before: str) -> bool:
        """Whether what follows a caption tells of somebody in office, who is not named by the word before."""
        rules = self._rules.captions
        if position - start < _LEAST_SHOWN or before in rules.office_parts:
            return False
        if ": " in self._text[start:position]:
            return False  # an interviewer asks: "PV: Xin Bộ trưởng cho biết ..."
        return bool(rules.next_tells.match(self._text, position + 1))

    def _shown_speaker(self, position: int) -> None:
        """End the caption of a person where somebody is quoted: Tổng thống A tại Hà Nội “Chúng tôi ...”."""
        start, _ = self._sentence(position)
        fragment = self._text[start:position].rstrip()
        named = len(_NAMES.findall(fragment)) > 2 and self._rules.captions.subjects.match(fragment)
        if named and looks_like_caption(fragment):
            self._cut(start, position, "glued_caption")

    # Captions with a credit

    def _credit(self, cue: int) -> None:
        end = self._credit_end(cue)
        if end is None:
            return
        start = self._caption_start(cue)
        leaning = self._rules.credits.leaning.at(self._text, start) or self._is_illustrated(start, cue)
        if leaning or end - cue > _LONGEST_CREDIT or _GOES_ON.match(self._text, end):
            start = cue  # the credit stands inside a sentence or behind one of the article's, or is the caption itself
        self._cut(start, end, "photo_caption" if start < cue else "photo_credit")

    def _is_illustrated(self, start: int, cue: int) -> bool:
        """Whether a picture that shows nothing of what happened stands behind words that somebody said."""
        rules = self._rules
        return bool(rules.credits.bare.match(self._text, cue) and rules.captions.said.search(self._text, start, cue))

    def _caption_start(self, cue: int) -> int:
        """Where the caption begins that a credit closes: the sentence, the line, or the sentence before it."""
        text, longest = self._text, self._rules.credits.longest_caption
        line = 0 if self._one_line else text.rfind("\n", 0, cue) + 1
        if not self._one_line and cue - max(line, self._done) <= longest:
            alone = not text[line:cue].strip(" -–(")
            return self._line_before(line, cue) if alone else max(line, self._done)
        start, _ = self._sentence(cue)
        if not text[start:cue].strip(" -–.(") and start > self._done:
            start, _ = self._sentence(start - 1)
        return start if cue - start <= longest and start >= line else cue

    def _line_before(self, line: int, cue: int) -> int:
        """A credit on a line of its own belongs to a line before it that has no final stop."""
        end = last_word(self._text, line)
        start = max(self._text.rfind("\n", 0, end) + 1, self._done)
        caption = self._text[start:end].strip()
        return start if caption and caption[-1] not in _STOPS and len(caption) <= self._rules.captions.longest else cue

    def _credit_end(self, cue: int) -> int | None:
        """Where the credit that begins at a cue ends; nothing where it is none."""
        text, rules = self._text, self._rules.credits
        match = rules.brackets.match(text, cue) or rules.bare.match(text, cue)
        if match:
            return match.end()
        match = rules.opening.match(text, cue)
        if not match and self._sentence(cue)[0] == cue:
            match = rules.unmarked.match(text, cue)
        return names_end(text, match.end(), rules) if match else None
