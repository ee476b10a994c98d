"""The parties of an instrument: behind "giữa", inside its name, around the verb of signing."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from transforms.agreement_status import Scene, State
from transforms.article import HOME, Article, Clause
from transforms.candidates import countries_of, is_person, sides_of
from transforms.capitals import TOGETHER, is_seat, state_of
from transforms.cues import cue, opened
from transforms.event_lexicon import EventLexicon
from transforms.groups import Group, GroupReader
from transforms.ids import stable_id
from transforms.instruments import load_instruments
from transforms.model import Mention

PARTY_KINDS = frozenset({"organization", "country", "person", "role", "collective"})
STATES = frozenset({"country", "organization"})
TURNS = frozenset({"signed", "planned", "ended"})  # who signs or ends an instrument stands around the verb
WITNESSED = cue("witnessed_by")
BETWEEN = re.compile(r"(?<!\w)giữa(?!\w)")
WITH = re.compile(r"(?<!\w)với(?!\w)")
SEAT_BETWEEN = re.compile(r"(?<!\w)giữa\s+$")
SEAT_SIGNS = re.compile(r"\s+(?:(?:đã|vừa|cũng|sẽ|sắp|từng|mới|cùng|chuẩn bị)\s+)*(?:ký|kí|đạt)(?!\w)")
PLACED = cue("placed")
SHORT = 12  # characters before a name in which a preposition stands
PROVINCE = re.compile(r"(?<!\w)(tỉnh|thành phố|tp\.?|bang)\s+$")
PROVINCE_WORDS = ("tỉnh ", "thành phố ", "bang ")
PAIRED = re.compile(r"\s*(?:[-–,]|và|, và)\s*(?:nước\s+|các nước\s+)?")
OBJECT = re.compile(r"(?<!\w)(?:cho|với|theo|tới|đến|từ|dẫn|trích)\s+(?:\w+\s+){0,2}$")
ROW = re.compile(r"\s*(?:,|(?:và|hay|hoặc|cùng)(?!\w))")
BY = re.compile(r"[^.;:,()\n]{0,50}?(?<!\w)(?:do|mà)\s+")
AGREED = re.compile(
    r"\s+(?:đã |vừa |cùng |đang )*"
    r"(?:thỏa thuận|đạt|ký|nhất trí|thống nhất|đàm phán|làm trung gian|môi giới|bảo trợ)(?!\w)"
)
AT_ODDS = re.compile(r"(?<!\w)(?:bất đồng|mâu thuẫn|khác|trái ngược|so|đối|xung đột|căng thẳng|cùng)\s+$")
NOT_ITS = re.compile(r"(?<!\w)(?:cuộc|chuyến|buổi|quan hệ|đối thoại|đàm phán)(?!\w)")
OWNER = re.compile(r"\s*của(?!\w)")
FOR = re.compile(r"(?<!\w)(?:với|cho)(?!\w)")  # who gets what a contract is about
MADE_BY = re.compile(  # who sells what a contract buys: "mua 36 máy bay F-15 của Mỹ"
    r"(?<!\w)mua(?: \w+)? [^.;:()\n]{3,60}?(?<!\w)(?:của|từ)(?!\w)"
)
MEMBERS = re.compile(r"(?<!\w)gồm (?:có )?(?:\d+ |tất cả )?(?:quốc gia|nước|nước thành viên|thành viên)(?: là)?:? ")
BUYER = re.compile(r"(?<!\w)cho\s+(?:vùng lãnh thổ\s+|đảo\s+)?")
AGAINST = cue("against_trade")
MINISTRY = re.compile(r"(?<!\w)(bộ(?: [\w,&-]+){1,6}) $")
NOUN = re.compile(rf"{opened('noun_marker')} $")
REACH = 160
TWO = 2
MUTUAL = frozenset({"mou", "arrangement"})  # what two sides have between them
SUBJECT = 5  # characters of the shortest subject
WITH_WHOM = re.compile(r"[^.;:,()\n]{0,65}?(?<!\w)với\s+")  # "thỏa thuận hạt nhân với A"
FOR_WHOM = tuple(  # "hợp đồng cung cấp máy bay cho A", "hợp đồng mua tàu của A"
    re.compile(
        r"[^.;:,()\n]{0,35}?(?<!\w)(?:bán|mua|cung cấp|chuyển giao|đóng|xuất khẩu|vũ khí)(?!\w)"
        rf"[^.;:,()\n]{{0,70}}?(?<!\w)(?:{words})\s+"
    )
    for words in ("với|cho", "của|từ")
)


@dataclass(slots=True)
class Sides:
    """Who the text names around an instrument."""

    parties: list[Mention] = field(default_factory=list)
    signatories: list[Mention] = field(default_factory=list)
    witnesses: list[Mention] = field(default_factory=list)
    explicit: bool = False  # both sides are told of this very instrument
    guess: tuple[str, ...] = ()  # the two states of which alone the sentence speaks, where no party is told
    dealt: bool = False  # who deals with whom is told, not by a verb of signing


class PartyReader:
    """Reads the parties of the instruments of one article."""

    def __init__(self, article: Article, lexicon: EventLexicon) -> None:
        self._article = article
        self._groups = GroupReader(article, lexicon)
        self._lexicon = load_instruments()

    def read(self, scene: Scene, state: State) -> Sides:
        """Take the parties from where they are said most plainly."""
        if any(m.kind == "place" for m in scene.view.mentions):
            self._raise_provinces(scene)
            self._raise_capitals(scene)
        sides = Sides()
        between = self._behind_between(scene)
        named = between or self._inside_name(scene) or self._trade(scene) or self._made_by(scene)
        subject: Group = []
        partners: Group = []
        if state.verb and state.status in TURNS and scene.hit.payload.name is None:
            subject, partners = self._around_verb(scene, state, sides)
            if not named or (between and _is_of_others(between, subject)):
                named = [*subject, *partners]
        elif state.pen and state.status == "signed":
            named = named or self._members(scene)
        named = named or self._owners(scene)
        dealt = (
            [] if is_two_sided(named) else self._dealt(scene, state) or ([] if named else self._both_told(scene, state))
        )
        named, sides.dealt = dealt or named, bool(dealt)
        sides.parties = [m for m in named if not self._is_aside(scene, m)]
        sides.explicit = is_two_sided(sides.parties) and not sides.dealt
        sides.dealt = sides.dealt or (sides.explicit and bool(between) and self._goes_on_between(scene))
        if state.pen and state.status == "signed":
            sides.witnesses += self._witnesses(scene)
            if not self._is_named_only(state):
                sides.signatories = [m for m in [*subject, *partners] if is_person(m) and m.name]
        if not sides.parties and scene.hit.payload.name is None and scene.hit.payload.kind != "contract":
            sides.parties = self._from_sentence(scene)
        if not sides.parties and scene.hit.payload.name is None and (state.pen or self._is_mutual(scene)):
            sides.guess = tuple(str(m.country) for m in self._two_states(scene))
        return sides

    def _witnesses(self, scene: Scene) -> Group:
        """Who looks on: "dưới sự chứng kiến của A và B"."""
        found = WITNESSED.search(self._article.lowered, scene.start, scene.end)
        return [m for m in self._groups.after(scene.view, found.end()) if is_person(m) and m.name] if found else []

    def _is_named_only(self, state: State) -> bool:
        """Say whether the signing is but a noun, of which somebody speaks: "ông A nói về việc ký kết hiệp định"."""
        start = state.verb[0] if state.verb else 0
        return state.neutral or bool(NOUN.search(self._article.lowered, max(0, start - 8), start))

    def _raise_provinces(self, scene: Scene) -> None:
        """A province or city acts where it is called so ("tỉnh Hà Tĩnh ký ..."): it counts as an organization."""
        scene.view.mentions = [self._actor(m) if m.kind == "place" else m for m in scene.view.mentions]

    def _raise_capitals(self, scene: Scene) -> None:
        """A capital that signs, or between which and another an instrument is, stands for its state."""
        mentions = scene.view.mentions
        acting = [m for m in mentions if is_seat(m) and m.kind == "place" and self._is_side(m)]
        for one, other in [*pairwise(mentions), *((b, a) for a, b in pairwise(mentions))]:
            first, last = sorted((one, other), key=lambda m: m.start)
            if one in acting and is_seat(other) and self._article.text(first.end, last.start).strip() in TOGETHER:
                acting.append(other)
        scene.view.mentions = [state_of(m) if m in acting else m for m in mentions]

    def _is_side(self, capital: Mention) -> bool:
        before = self._article.text(max(0, capital.start - SHORT), capital.start)
        if SEAT_BETWEEN.search(before):
            return True
        return SEAT_SIGNS.match(self._article.lowered, capital.end) is not None and not PLACED.search(before)

    def _actor(self, place: Mention) -> Mention:
        called = PROVINCE.search(self._article.text(max(0, place.start - 12), place.start))
        start = place.start - len(called[0]) if called else place.start
        surface = self._article.document.body[start : place.end]
        if not place.name or not surface.lower().startswith(PROVINCE_WORDS):
            return place
        name = surface[0].lower() + surface[1:]
        return replace(place, start=start, kind="organization", name=name, entity_id=stable_id("o", name))

    def _is_aside(self, scene: Scene, mention: Mention) -> bool:
        """A country in brackets says where the party before it is from."""
        if mention.kind != "country" or self._article.text(mention.start - 1, mention.start) != "(":
            return False
        return any(mention.start - 3 <= m.end <= mention.start for m in scene.view.mentions)

    def _owners(self, scene: Scene) -> Group:
        """Whose instrument it is: "Tuyên bố chung của G20"."""
        if scene.hit.payload.name:
            return []  # "Hiệp định Paris của Mỹ" has many more
        owner = OWNER.match(self._article.lowered, scene.name_end)
        return self._groups.after(scene.view, owner.end(), STATES, close=True) if owner else []

    def _behind_between(self, scene: Scene) -> Group:
        reach = SHORT if scene.hit.payload.name else REACH
        high = min(scene.hit.end + reach, scene.end, scene.following)
        between = BETWEEN.search(self._article.lowered, scene.hit.start, high)
        return self._groups.after(scene.view, between.end(), PARTY_KINDS) if between else []

    def _members(self, scene: Scene) -> Group:
        """The states that signed an instrument that everybody knows: "TPP ký năm 2016, gồm 12 nước: A, B, C ..."."""
        told = MEMBERS.search(self._article.lowered, scene.name_end, scene.end)
        return self._groups.after(scene.view, told.end(), STATES, close=True) if told else []

    def _made_by(self, scene: Scene) -> Group:
        """Who agreed on it: "lệnh ngừng bắn tại B do A và C thỏa thuận"."""
        if not scene.hit.payload.loose:
            return []
        by = BY.match(self._article.lowered, scene.hit.end, min(scene.end, scene.following))
        found = self._groups.after(scene.view, by.end(), PARTY_KINDS, close=True) if by else []
        return found if found and AGREED.match(self._article.lowered, found[-1].end) else []

    def _goes_on_between(self, scene: Scene) -> bool:
        """Say whether "giữa" stands right behind a name, not behind a talk or a treaty that follows it."""
        told = NOT_ITS.search(self._article.lowered, scene.hit.end, scene.name_end)
        return told is None and self._article.lowered.startswith("giữa", scene.name_end)

    def _inside_name(self, scene: Scene) -> Group:
        """The parties in the name itself: "Hiệp định Thương mại tự do Việt Nam - EU"."""
        found: Group = []
        high = min(scene.end, scene.following) if scene.hit.payload.name is None else scene.hit.end
        for mention in scene.view.mentions:
            if mention.kind not in STATES or not scene.hit.start <= mention.start < high:
                continue
            if found:
                if not PAIRED.fullmatch(self._article.text(found[-1].end, mention.start)):
                    break
            elif mention.start > scene.name_end + 12:
                break
            found.append(mention)
        return found if len(found) > 1 else []

    def _trade(self, scene: Scene) -> Group:
        """Who sells arms to whom: "A phê chuẩn việc bán lô vũ khí cho B", "thương vụ vũ khí của A cho B"."""
        bought = scene.hit.payload.trade and BUYER.search(self._article.lowered, scene.hit.end, scene.end)
        if not bought:
            return []
        buyer = [m for m in scene.view.mentions if m.start == bought.end() and m.kind == "country"]
        before = [m for m in scene.view.mentions if m.end <= scene.hit.start and m.country]
        foreign = [m for m in before if m.kind == "country" or m.country != HOME]  # a bare "Quốc hội" passes for ours
        seller = self._owners(scene) or foreign[-1:]
        if not buyer or not seller or not seller[0].country or seller[0].country == buyer[0].country:
            return []
        if AGAINST.search(self._article.text(seller[0].end, scene.hit.start)):
            return []
        return [state_of(seller[0]), *buyer]

    def _around_verb(self, scene: Scene, state: State, sides: Sides) -> tuple[Group, Group]:
        """Who signs, and with whom ("A ký bản ghi nhớ với B", "bản ghi nhớ được A ký với B")."""
        assert state.verb is not None
        start, end = state.verb
        if start > scene.hit.start:
            subject = self._groups.before(_part(scene, scene.hit.start, start), start, together=True)
        else:
            subject = self._subject(scene, start, sides)
        partners: Group = []
        word = FOR if scene.hit.payload.kind == "contract" else WITH
        for found in word.finditer(self._article.lowered, end, scene.end):
            if is_two_sided(subject) and BETWEEN.search(self._article.lowered, end, found.start()):
                break  # "A và B ký thỏa thuận về biên giới giữa A với C"
            partners = self._firm(scene, found.end()) or self._groups.after(scene.view, found.end(), PARTY_KINDS)
            if AT_ODDS.search(self._article.lowered, max(end, found.start() - SHORT), found.start()):
                partners = []
            if partners and partners != subject:
                break
        return subject, partners or self._maker(scene, subject)

    def _maker(self, scene: Scene, buyers: Group) -> Group:
        """The state that sells what is bought under a contract that names no partner."""
        if scene.hit.payload.kind != "contract":
            return []
        made = MADE_BY.search(self._article.lowered, scene.hit.start, min(scene.end, scene.following))
        found = self._groups.after(scene.view, made.end(), STATES, close=True) if made else []
        return [m for m in found if m.kind == "country" and m.country not in countries_of(buyers)]

    def _dealt(self, scene: Scene, state: State) -> Group:
        """Who deals with whom, where no verb of signing tells it: "A hoan nghênh thỏa thuận thương mại với B"."""
        payload = scene.hit.payload
        if payload.bare or payload.name is not None or (state.pen and state.status == "planned"):
            return []
        low = max(scene.start, scene.hit.start - SHORT)
        if payload.loose and self._lexicon.unnoun.search(self._article.lowered, low, scene.hit.start):
            return []
        end = min(scene.end, scene.following)
        ways = FOR_WHOM if payload.kind == "contract" else (WITH_WHOM,)
        for found in filter(None, (way.match(self._article.lowered, scene.hit.start, end) for way in ways)):
            partners = self._groups.after(scene.view, found.end(), PARTY_KINDS, close=True)
            own = self._other_side(scene, found.end(), partners) if countries_of(partners) else None
            if own is not None:
                return [own, *partners]
        return []

    def _other_side(self, scene: Scene, end: int, partners: Group) -> Mention | None:
        """Return who deals with somebody told at an offset: who sells in the name, or who stands before it.

        Whoever else a name tells is what it is about: "bản ghi nhớ về an toàn bay trên bầu trời Syria với Mỹ".
        """
        end = end if scene.hit.payload.kind == "contract" else scene.hit.start
        before = [m for m in scene.view.mentions if m.end < end and m.kind in PARTY_KINDS and sides_of(m)]
        theirs = countries_of(partners)
        own = next((m for m in reversed(before) if theirs.isdisjoint(sides_of(m)) and not self._is_object(m)), None)
        between_states = all(m.kind == "country" for m in partners)
        return state_of(own) if own and own.kind == "organization" and own.country and between_states else own

    def _both_told(self, scene: Scene, state: State) -> Group:
        """The two states of which alone a sentence speaks, where it tells what their agreement is about."""
        if not self._is_of_its_own(scene, state):
            return []
        return self._two_states(scene)

    def _is_of_its_own(self, scene: Scene, state: State) -> bool:
        """Say whether a common word is a noun with a subject of its own: "theo thỏa thuận trao đổi tù binh"."""
        lowered, hit = self._article.lowered, scene.hit
        if not hit.payload.loose or hit.payload.kind != "arrangement":
            return False
        if state.pen or (state.status != "in_force" and not state.near) or scene.name_end - hit.end < SUBJECT:
            return False
        low = max(scene.start, hit.start - SHORT)
        return not (
            self._lexicon.unnoun.search(lowered, low, hit.start)
            or self._lexicon.judged.match(lowered, hit.end)
            or self._lexicon.back.match(lowered, scene.name_end)
        )

    def _is_object(self, mention: Mention) -> bool:
        """Say whether somebody is only written to, dealt with or quoted: "cung cấp tàu cho A", "theo hãng tin A"."""
        return bool(OBJECT.search(self._article.text(max(0, mention.start - SHORT), mention.start)))

    def _firm(self, scene: Scene, position: int) -> Group:
        """A firm that nobody knows by name, told with its country: "với Công ty Rheinwerk Solar GmbH (Đức)"."""
        country = next((m for m in scene.view.mentions if m.start >= position and m.kind == "country"), None)
        if country is None:
            return []
        found = self._lexicon.firm.fullmatch(self._article.lowered, position, country.start)
        if found is None or any(position <= m.start < country.start for m in scene.view.mentions):
            return []
        start = found.start(1)
        name = self._article.document.body[start : found.end(1)]
        return [
            Mention(
                start, start + len(name), "organization", name, name, stable_id("o", name), country.country, rule="firm"
            )
        ]

    def _subject(self, scene: Scene, start: int, sides: Sides) -> Group:
        subject = self._groups.before(scene.view, start, together=True)
        if subject and self._lexicon.witness.search(self._article.lowered, subject[-1].end, start):
            sides.witnesses = [m for m in subject if is_person(m) and m.name]
            return []
        return subject

    def _from_sentence(self, scene: Scene) -> Group:
        """The two sides that the sentence speaks of, the nearest before the instrument first, as states."""
        mentions = scene.view.mentions
        left = [m for m in reversed(mentions) if m.end <= scene.hit.start]
        right = [m for m in mentions if m.start >= scene.hit.end]
        for mention in [*left, *right]:
            if _stands_for_states(mention):
                return self._ministries(scene, mention) or [mention]
        run: Group = []
        for mention in [m for m in mentions if m.kind == "country"]:
            if run and not PAIRED.fullmatch(self._article.text(run[-1].end, mention.start)):
                if is_two_sided(run):
                    break
                run = []
            run.append(mention)
        return run if is_two_sided(run) else []

    def _is_mutual(self, scene: Scene) -> bool:
        """Say whether an instrument of two sides is told with its subject, not in a row of papers."""
        return scene.hit.payload.kind in MUTUAL and ROW.match(self._article.lowered, scene.hit.end) is None

    def _two_states(self, scene: Scene) -> Group:
        """The two states of which alone a sentence speaks."""
        acting = [m for m in scene.view.mentions if m.kind in PARTY_KINDS]
        before = list(dict.fromkeys(side for m in acting for side in sides_of(m) if m.end <= scene.hit.start))
        states = before if len(before) == TWO else list(dict.fromkeys(side for m in acting for side in sides_of(m)))
        if len(states) != TWO or not any(m.end <= scene.hit.start for m in acting if sides_of(m)):
            return []
        return [state_of(next(m for m in acting if side in sides_of(m)), side) for side in states]

    def _ministries(self, scene: Scene, collective: Mention) -> Group:
        """Return the ministry of each side for "Bộ Quốc phòng hai nước", where the article names both."""
        head = MINISTRY.search(self._article.text(scene.start, collective.start))
        if head is None:
            return []
        found = {
            m.country: m
            for clause in self._article.clauses
            for m in clause.mentions
            if m.kind == "organization" and (m.name or "").lower().startswith(head[1].strip())
        }
        both = [found.get(side) for side in sides_of(collective)]
        return [m for m in both if m] if all(both) else []


def _part(scene: Scene, start: int, end: int) -> Clause:
    """The mentions of a scene between two offsets."""
    return Clause(scene.clause.sentence, [m for m in scene.view.mentions if start <= m.start and m.end <= end])


def _is_of_others(between: Group, subject: Group) -> bool:
    """Say whether "giữa" tells of something else than the two states that sign: "về biên giới giữa A với C"."""
    states = all(m.kind == "country" for m in subject) and len(countries_of(subject)) > 1
    return states and not countries_of(subject) <= countries_of(between)


def _stands_for_states(mention: Mention) -> bool:
    """Say whether a collective means the states or their ministries ("hai nước"), not persons ("hai Bộ trưởng")."""
    if mention.kind != "collective" or len(mention.inner) < 2:
        return False
    return all(member.kind in STATES for member in mention.inner)


def is_two_sided(group: Group) -> bool:
    """Say whether a group holds both sides of an instrument."""
    return len(countries_of(group)) > 1 or (len(group) > 1 and any(not sides_of(m) for m in group))
