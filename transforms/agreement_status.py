"""The state of an instrument: what the verb before it and the words behind it tell."""

import re
from dataclasses import dataclass, replace

from transforms.article import Article, Clause
from transforms.edtf import YEAR
from transforms.instruments import Instrument, Verb, load_instruments
from transforms.model import DateMention
from transforms.terms import Hit

BACKWARD = 130  # characters in which the verb before an instrument is looked for
FORWARD = 90  # and the relative clause behind it
AHEAD = 60
NEXT_ITEM = 8  # characters in which the mark between two items stands
CLOSE = 25  # a verb other than signing stands this near behind the name
LISTED = re.compile(
    r"(?:[,;:+*–-]|(?<!\w)(?:và|cùng|hay|hoặc|cũng như|cùng với)(?!\w))\s*(?:(?:các|một|những|nhiều|bản|\d+)\s+)*$"
)
ONE = re.compile(r"(?<!\w)(?:một|1)\s+(?:bản\s+)?$")
SKIP = "skip"  # what a word tells that only holds a verb ("thư ký")
DENIED = re.compile(r"(?<!\w)(?:không|chưa)(?!\w)")
PART = re.compile(r"[;.:\n]|,")
MIGHT = re.compile(r"(?<!\w)có thể (?:sẽ )?$")  # "hai bên có thể ký một thỏa thuận"
WATCHED = re.compile(r"\s*(?:và |đồng thời |cùng )?(?:chứng kiến|dự) (?:việc |lễ )?$")
CHAIN = re.compile(r"\s*(?:,|và|, và|cũng như|, đồng thời)\s*(?:sớm |nhanh chóng |tích cực )?")
FAR = 170
PASSIVE = re.compile(  # over a list or an insertion: "thỏa thuận thương mại, hải quan, với số vốn lớn, đã được ký kết"
    r"(?<!\w)được (?:[^;.:\n]{0,60} )?(ký|kí)(?: kết)?(?!\w)"
)
UNDER_TALKS = re.compile(  # "hiệp định đang được các bên nỗ lực đàm phán", "thỏa thuận mà hai bên đang đàm phán"
    r"\s*(?:\([^)]*\)\s*|giữa [^.;:,()\n]{3,50}? )?(?:mà|(?:đã và |vẫn )?đang) [^.;:,()\n]{0,45}?"
    r"(?:đàm phán|thương lượng|thương thảo)(?!\w)"
)
NEW_SENTENCE = re.compile(r"[;.:\n]")
NEW_CLAUSE = re.compile(r"[;.:\n]|,\s(?=[^\W\d_])(?![A-ZÀ-ÝĐƠƯẠ-Ỵ])")  # a comma between names goes on with a list
STOP_BEHIND = re.compile(r"[;.:\n]|,(?! (?:đã|vừa|được|do|mới|sẽ|ngày|vốn))")


@dataclass(frozen=True, slots=True)
class State:
    """The status of an instrument, and where the verb stands that tells it."""

    status: str
    pen: bool = False
    verb: tuple[int, int] | None = None
    near: bool = False  # the verb has this instrument as its object
    neutral: bool = False  # another telling of the instrument knows better


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence says of the life of an instrument (``agreement_stages``)."""

    stage: str
    clause: Clause
    ahead: bool = False
    date: DateMention | None = None


@dataclass(slots=True)
class Scene:
    """The part of a sentence that tells of one instrument."""

    clause: Clause
    view: Clause  # the clause with the mentions and dates of this part only
    hit: Hit[Instrument]
    start: int
    end: int
    name_end: int
    following: int  # where the next instrument begins
    before: "Scene | None" = None  # the instrument told before in the sentence
    state: State | None = None
    told: "tuple[Statement, ...]" = ()


def read_state(article: Article, scene: Scene) -> State:
    """Read the state of an instrument from the words around it, and from what is known of it."""
    return _certain(article, scene, _told(article, scene))


def _told(article: Article, scene: Scene) -> State:
    """Read the state of an instrument from the words around it."""
    if scene.hit.payload.status:
        return State(scene.hit.payload.status)
    stopped = _stopped(article, scene)
    if stopped:
        return stopped
    before = _verb_before(article, scene)
    behind = _verb_behind(article, scene)
    if before and before.status == "none" and scene.hit.payload.name is None and _governs(article, scene, before):
        return before
    if behind and not (before and (before.pen or (before.near and behind.status == "in_force"))):
        return behind
    if before is None or before.status == "in_force":
        before = _passive(article, scene, before is not None) or before
    return before or _listed(article, scene) or _imagined(article, scene) or State("in_force")


def _certain(article: Article, scene: Scene, state: State) -> State:
    """Say what is known of an instrument whatever the words around it say."""
    known = scene.hit.payload
    if known.name and (state.status == "none" or (state.status == "planned" and _is_older(article, known))):
        return State("in_force")  # whoever does not sign a treaty that everybody knows, it is there
    if known.kind == "joint_statement" and not known.name and state.status == "in_force":
        return replace(state, status="signed", verb=None) if _is_issued(article, scene) else state
    return state


def _is_older(article: Article, known: Instrument) -> bool:
    """Say whether an instrument was signed before the year of an article: nobody negotiates it any more."""
    return known.since is not None and known.since < (article.document.published or "")[:YEAR]


def _is_issued(article: Article, scene: Scene) -> bool:
    """Say whether somebody speaks in a joint statement: it was issued ("trong một tuyên bố chung, A và B kêu gọi")."""
    low = max(scene.start, scene.hit.start - AHEAD)
    return load_instruments().told_in.search(article.lowered, low, scene.hit.start) is not None


def _governs(article: Article, scene: Scene, state: State) -> bool:
    """Say whether a word stands right before its instrument: "chưa có bất cứ văn kiện nào được ký kết"."""
    end = state.verb[1] if state.verb else scene.start
    return load_instruments().quality.fullmatch(article.text(end, scene.hit.start)) is not None


def _imagined(article: Article, scene: Scene) -> State | None:
    """What is spoken of as one of many, and goes on nowhere, is yet to come: "thận trọng với một hiệp định"."""
    low = max(scene.start, scene.hit.start - 20)
    one = ONE.search(article.lowered, low, scene.hit.start)
    if scene.hit.payload.name or one is None or load_instruments().through.search(article.lowered, low, one.start()):
        return None
    return State("planned")


def _stopped(article: Article, scene: Scene) -> State | None:
    """An instrument ends where what goes on under it is stopped: "ngừng hợp tác với A trong khuôn khổ bản ghi nhớ"."""
    low = max(scene.start, scene.hit.start - BACKWARD)
    lexicon = load_instruments()
    found = lexicon.stopped.search(article.lowered, low, scene.hit.start)
    if found is None:
        return None
    before = PART.split(article.text(low, found.start(1)))[-1]
    if lexicon.unreal.search(before) or lexicon.unstopped.search(before):
        return None
    return State("ended", verb=found.span(1), near=True)


def _listed(article: Article, scene: Scene) -> State | None:
    """An instrument in a list shares the state of the one before it."""
    if scene.before is None or scene.before.state is None:
        return None
    gap = article.text(scene.before.hit.end, scene.hit.start)
    if not LISTED.search(gap):
        return None
    earlier = scene.before
    while ";" in gap[-NEXT_ITEM:] and earlier.before and earlier.state and earlier.state.status == "in_force":
        earlier = earlier.before  # an instrument named inside an item of the list ("Nghị định thư sửa đổi Hiệp định")
    return earlier.state


def _verb_before(article: Article, scene: Scene) -> State | None:
    """Return what the nearest verb tells that reaches the instrument."""
    low = max(scene.start, scene.hit.start - BACKWARD)
    verbs = list(load_instruments().verbs.scan(article.text(low, scene.hit.start)))
    for index in range(len(verbs) - 1, -1, -1):
        verb = verbs[index]
        if verb.payload.tells == SKIP:
            continue
        gap = article.text(low + verb.end, scene.hit.start)
        if not _reaches(verb.payload, gap, scene, low + verb.end):
            continue
        if verb.payload.tells == "listed":
            return scene.before.state if scene.before else None
        first = _first_of_chain(article, verbs, index, low)
        return _state_of(article, scene, Hit(low + first.start, low + first.end, first.payload))
    return None


def _first_of_chain(article: Article, verbs: list[Hit[Verb]], index: int, low: int) -> Hit[Verb]:
    """What is yet to be signed decides over what is to follow: "sớm ký, phê chuẩn và triển khai Hiệp định"."""
    first = verbs[index]
    while index and first.payload.tells == "in_force":
        earlier = verbs[index - 1]
        if not CHAIN.fullmatch(article.text(low + earlier.end, low + verbs[index].start)):
            break
        index -= 1
        if earlier.payload.pen or earlier.payload.tells == "planned":
            first = earlier
    return first


def _state_of(article: Article, scene: Scene, verb: Hit[Verb]) -> State:
    lexicon = load_instruments()
    status = verb.payload.tells
    earlier = article.text(scene.start, verb.start)
    if status == "signed" and not verb.payload.sure and (_lies_ahead(earlier) or _goes_on_ahead(article, scene, verb)):
        unreal = lexicon.unreal.search(earlier[-AHEAD:]) or (not verb.payload.pen and MIGHT.search(earlier))
        status = "none" if unreal and not scene.hit.payload.certain else "planned"
    near = status != "in_force" or verb.payload.exists
    return State(status, verb.payload.pen, (verb.start, verb.end), near, verb.payload.neutral)


def _goes_on_ahead(article: Article, scene: Scene, verb: Hit[Verb]) -> bool:
    """Say whether a part behind ";" has no subject and goes on with what is to come: "sẽ hội đàm; dự lễ trao ..."."""
    start = scene.clause.sentence.start
    if scene.start == start or any(m.end <= verb.start for m in scene.view.mentions):
        return False
    return load_instruments().modal.search(article.text(start, scene.start)) is not None


def _reaches(verb: Verb, gap: str, scene: Scene, end: int) -> bool:
    if verb.reach == 0:
        return bool(load_instruments().quality.fullmatch(gap))
    if len(gap) > verb.reach or any(mark in gap for mark in ";\n") or _leaves_brackets(gap):
        return False
    if verb.pen and load_instruments().papers.search(gap):
        return False
    inside = scene.before is not None and scene.before.hit.start >= end
    if "," in gap or ":" in gap:
        return inside and bool(LISTED.search(gap))  # a list of instruments behind one verb
    return not inside or bool(LISTED.search(gap)) or verb.tells == "in_force"


def _leaves_brackets(gap: str) -> bool:
    """Say whether a verb stands in brackets that close before an instrument: "(ký năm 2010) và thỏa thuận"."""
    return ")" in gap and "(" not in gap.partition(")")[0]


def _lies_ahead(before: str) -> bool:
    """Say whether what stands before a verb of signing puts it into the future."""
    lexicon = load_instruments()
    marks = list(PART.finditer(before))
    last = before[marks[-1].end() :] if marks else before
    if lexicon.ahead.search(last[-AHEAD:]):
        return True
    whole = re.split(r"[;.:\n]", before)[-1]
    if WATCHED.match(last):
        return whole.rfind(" sẽ ") > whole.rfind(" đã ")  # "A sẽ dự diễn đàn, chứng kiến lễ ký ..."
    return len(last) < 12 and bool(lexicon.modal.search(whole[-AHEAD:]))


def _verb_behind(article: Article, scene: Scene) -> State | None:
    """Return what a relative clause or the predicate behind the name tells."""
    lexicon = load_instruments()
    high = min(scene.end, scene.following, scene.name_end + FORWARD)
    text = article.text(scene.name_end, high)
    stop = STOP_BEHIND.search(text)
    text = text[: stop.start()] if stop else text
    for verb in lexicon.behind.scan(text):
        if verb.payload.tells == SKIP:
            continue
        span = (scene.name_end + verb.start, scene.name_end + verb.end)
        if _has_object(article, scene, span[1]) and (verb.payload.pen or _is_object(article, scene, span[1])):
            return None
        if not verb.payload.pen and (verb.start > CLOSE or DENIED.search(text[: verb.start])):
            continue
        status = verb.payload.tells
        if status == "signed" and (lexicon.modal.search(text[: verb.start]) or _is_supposed(article, scene)):
            status = "planned"
        return State(status, verb.payload.pen, span, status in {"signed", "planned"})
    talks = UNDER_TALKS.match(article.lowered, scene.name_end, high)
    return State("planned", verb=talks.span(), near=True) if talks else None


def _is_object(article: Article, scene: Scene, end: int) -> bool:
    """Say whether the next instrument stands right behind a verb: "đàm phán hiệp định để đạt được một thỏa thuận"."""
    return load_instruments().quality.fullmatch(article.text(end, scene.following)) is not None


def _passive(article: Article, scene: Scene, governed: bool) -> State | None:
    """Return what the predicate tells that stands far behind the name, in the passive voice.

    Behind a verb that has the instrument as its object ("triển khai Ý định thư giữa A và B được ký ...") only a
    clause about the instrument follows without a comma.
    """
    high = min(scene.end, scene.following, scene.name_end + FAR)
    found = PASSIVE.search(article.lowered, scene.name_end, high)
    if found is None:
        return None
    stop = NEW_CLAUSE if governed else NEW_SENTENCE
    if stop.search(article.document.body, scene.name_end, found.start()):
        return None
    if _has_object(article, scene, found.end()):
        return None
    ahead = load_instruments().modal.search(article.text(scene.name_end, found.start(1)))
    status = "planned" if ahead or _is_supposed(article, scene) else "signed"
    return State(status, True, (found.start(1), found.end()), True)


def _is_supposed(article: Article, scene: Scene) -> bool:
    """Say whether the words before an instrument only suppose that it is signed: "nếu thỏa thuận được ký kết"."""
    before = PART.split(article.text(max(scene.start, scene.hit.start - AHEAD), scene.hit.start))[-1]
    return bool(load_instruments().supposed.search(before))


def _has_object(article: Article, scene: Scene, end: int) -> bool:
    """Say whether the verb of signing behind the name signs another instrument."""
    gap = article.text(end, scene.following)
    return scene.following < scene.end and len(gap) < CLOSE and not any(mark in gap for mark in ",)")
