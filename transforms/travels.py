"""Reading visits: who goes to which country, by a verb or by the noun of a journey."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise, takewhile

from transforms.article import Article, Clause
from transforms.candidates import Candidate, candidate_of, countries_of, is_person
from transforms.capitals import state_of
from transforms.cues import cue, opened, words
from transforms.event_lexicon import EventLexicon, Trigger
from transforms.groups import PLACES, Group, GroupReader, are_two_sides, is_press, split_sides
from transforms.implied_sides import ImpliedSides
from transforms.model import Mention
from transforms.terms import Hit

COPULA = re.compile(r"^\s+(?:(?:sẽ|cũng)\s+)*là(?=\s)")  # "điểm dừng chân đầu tiên của A là Lào"
IS_STOP = re.compile(r"\s+(?:(?:sẽ|cũng)\s+)*là\s+(?:một trong\s+)?(?:\w+\s+){0,2}")
WARSHIP = cue("warship")
UNREAL_CALL = re.compile(rf"{opened('wished')}\s[^,;]{{0,40}}$")  # "từ chối cho tàu ngầm cập cảng"
LEAVING = re.compile(r"(?<!\w)rời\s[^,;.]{2,40}?(?:,\s+)?$")  # what one leaves to go elsewhere does not go
STATESMAN = re.compile(rf"{words('statesman')}(?!\w)")
REPORTING = re.compile(rf"(?<!\w)(?<!tiếp ){words('source')}\s+(?:\w+\s+){{0,3}}$")
ENTERS = re.compile(r",\s*(?:do|tới|đến|sang|tại|ở|thăm|gồm|là)\s")
LISTED = frozenset({",", "và", ", và", "cùng"})  # between the countries of one journey
TOWARD = (["tới"], ["đến"], ["sang"], ["tại"], ["ở"], ["thăm"], ["nước"])
HOUSE = re.compile(rf"{words('house_of_state')}$")
TOURED = cue("toured")
FIRST_TO = re.compile(
    r"\s+(?:(?:cũng|sẽ|đã|đang)\s+)*(?:là|trở thành)\s[^,;.:]{3,70}?(?<!\w)đầu tiên(?:\s[^,;.:]{0,30})?$"
)
MOTION = re.compile(
    r"(?<!\w)(?P<verb>đến|tới|sang|đi)\s+(?:(?:thủ đô|thành phố|sân bay|nước|vương quốc|cộng hòa|đất nước)\s+)*$"
)
LEADS_THERE = ("đến ", "tới ", "sang ", "đi ", "đô ", "phố ", "bay ", "nước ", "quốc ", "hòa ")  # how such words end
MOTION_REACH = 30  # characters before a country in which the verb stands that leads there
GOING = Trigger("", "visit", "arrival", "guest", "host", arrival=True)
SENDING = re.compile(rf"(?<!\w)(?:cử|phái|gửi)\s(?:[^,;.:]{{0,40}}\s)?{words('envoy')}(?!\w)[^,;.:]{{0,60}}$")
IS_SENT = re.compile(r"(?<!\w)được\s+(?:[^,;.:]{0,40}\s)?cử(?:\s+làm [^,;.:]{0,40}?)?\s*$")
BARELY = re.compile(
    r"[\s,]*(?:(?:bí mật|bất ngờ|lập tức|lại|đích thân|cùng đoàn|và phu nhân|xác nhận ý định|có ý định)[\s,]*)*"
)
DESTINATIONS = PLACES | {"organization"}
HOUSES = frozenset({"organization"})
MAY = re.compile(r"(?<!\w)(?:có thể|muốn|cần|phải|từng muốn)(?!\w)")
NO_SUBJECT = (["của"], ["theo"], ["với"], ["cho"], ["tới"], ["từ"], ["về"])
BELONGS_TO = re.compile(rf"(?<!\w){words('aide')}\s+$")  # "con gái Tổng thống A sang Lào": A does not go
ONLY_PROPOSED = re.compile(rf"(?<!\w){words('proposed')}(?:\s+(?:sẽ|về|việc|cùng))*\s+$")
TOLD_REACH = 20  # characters before a guest


class TravelReader:
    """Reads the visits of one article."""

    def __init__(self, article: Article, lexicon: EventLexicon, groups: GroupReader, implied: ImpliedSides) -> None:
        self._article = article
        self._lexicon = lexicon
        self._groups = groups
        self._implied = implied

    def travel(self, clause: Clause, hit: Hit[Trigger]) -> Iterator[Candidate]:
        """Guest, verb, country: "A thăm Lào"."""
        target = self._groups.after(clause, hit.end, PLACES, close=True)
        if not target:
            yield from self._house_call(clause, hit)
            target = self._house(clause, hit.end)
        if not target:
            return
        leaving = LEAVING.search(self._article.text(clause.sentence.start, hit.start)) if hit.payload.arrival else None
        guests = self._groups.before(clause, clause.sentence.start + leaving.start() if leaving else hit.start)
        if (guests and self._groups.is_passive(guests)) or self._is_invited(clause, hit):
            return
        if hit.payload.arrival and not self._is_state_visit(clause, hit, guests, target):
            return
        yield from self._visits(clause, hit, guests, target)

    def goings(self, clause: Clause) -> list[Hit[Trigger]]:
        """Return the bare verbs of motion before a country, which no trigger has."""
        lowered, start, found = self._article.lowered, clause.sentence.start, []
        for place in clause.mentions[1:]:
            if place.kind in DESTINATIONS and lowered.endswith(LEADS_THERE, start, place.start):
                motion = MOTION.search(lowered, max(start, place.start - MOTION_REACH), place.start)
                if motion and not any(hit.start <= motion.start() < hit.end for hit in clause.triggers):
                    found.append(Hit(motion.start(), motion.end("verb"), GOING))
        return found

    def going(self, clause: Clause, hit: Hit[Trigger]) -> Iterator[Candidate]:
        """Somebody in office who goes or is sent: "Ngoại trưởng A sang Lào ...", "cử đặc phái viên tới Lào"."""
        target = self._groups.after(clause, hit.end, PLACES, close=True) or self._house(clause, hit.end)
        if not target or self._is_invited(clause, hit):
            return
        guests = self._sent(clause, hit) or self._goers(clause, hit)
        if not guests or countries_of(guests) <= countries_of(target):
            return
        yield from self._visits(clause, hit, guests, target)

    def _goers(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        """Who in office stands right before a bare verb of motion, as its subject."""
        if self._article.text(hit.start, hit.end) == "đi":
            return []
        guests = self._groups.before(clause, hit.start)
        if not any(self._is_statesman(m) for m in guests):
            return []
        gap = self._groups.without_adjuncts(clause, guests[-1].end, hit.start)
        if MAY.search(gap) or not (
            self._lexicon.subject_gap.fullmatch(gap) or BARELY.fullmatch(gap) or FIRST_TO.fullmatch(gap)
        ):
            return []
        before = self._article.text(max(clause.sentence.start, guests[0].start - TOLD_REACH), guests[0].start)
        return [] if before.split()[-1:] in NO_SUBJECT or BELONGS_TO.search(before) else guests

    def _sent(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        """Who is sent: "A được cử tới Lào"; an envoy without a name stands for the state of who sends."""
        start = clause.sentence.start
        told = self._article.text(start, hit.start)
        if passive := IS_SENT.search(told):
            return [m for m in self._groups.before(clause, start + passive.start()) if is_person(m)]
        sending = SENDING.search(told)
        if sending is None or ONLY_PROPOSED.search(told[: sending.start()]):
            return []
        named = [m for m in clause.mentions if start + sending.start() <= m.start < hit.start and m.kind == "person"]
        sender = self._groups.before(clause, start + sending.start())
        return named or [state_of(m) for m in sender if m.country][:1]

    def _house(self, clause: Clause, position: int) -> Group:
        """Return the state whose house is gone to: "là lãnh đạo đầu tiên tới Nhà Trắng"."""
        house = self._groups.after(clause, position, HOUSES, close=True)[:1]
        return [state_of(m) for m in house if self._is_house(m)]

    @staticmethod
    def _is_house(mention: Mention) -> bool:
        """Say whether somebody who goes there goes to a state."""
        return bool(mention.kind in HOUSES and mention.country and HOUSE.match((mention.name or "").lower()))

    def _house_call(self, clause: Clause, hit: Hit[Trigger]) -> Iterator[Candidate]:
        """Who works at a house of another country met its people: "tới thăm, làm việc tại Tập đoàn X"."""
        if not hit.payload.working:
            return
        guests, house = self._groups.before(clause, hit.start), self._groups.after(clause, hit.end, close=True)
        if guests and house and all(m.kind == "organization" for m in house) and are_two_sides([*guests, *house]):
            roles = [(m, "guest") for m in guests] + [(m, "host") for m in house]
            rule = f"meeting:{hit.payload.frame}:{hit.payload.phrase}"
            yield Candidate("meeting", clause, hit.start, hit.end, rule, roles)

    def _visits(self, clause: Clause, hit: Hit[Trigger], guests: Group, target: Group) -> Iterator[Candidate]:
        """Each delegation visits each country that is listed."""
        for destination in self._destinations(target):
            for delegation in _delegations(guests, countries_of(destination)):
                yield from self._visit(clause, hit, delegation, destination)

    def _destinations(self, target: Group) -> list[Group]:
        """Part the countries that are listed: each of them is visited."""
        listed = target[: self._list_end(target)]
        countries = list(dict.fromkeys(m.country for m in listed if m.country))
        if len(countries) < 2:
            return [target]
        return [[m for m in listed if m.country == country] for country in countries]

    def _list_end(self, places: Group) -> int:
        """Return how many places make a list that ends in "và": behind a comma alone somebody else may begin to act."""
        gaps = [self._article.text(left.end, right.start).strip() for left, right in pairwise(places)]
        listed = list(takewhile(LISTED.__contains__, gaps))
        return len(listed) + 1 if listed and "và" in listed[-1].split() else 1

    def _is_state_visit(self, clause: Clause, hit: Hit[Trigger], guests: Group, target: Group) -> bool:
        """Say whether an arrival is a visit: somebody of another country comes, by office or for a purpose told."""
        strangers = [m for m in guests if m.country and m.country not in countries_of(target)]
        if guests and not strangers:
            return False  # who comes home
        if any(self._is_statesman(m) for m in strangers) or self._has_purpose(hit, target[-1].end, clause):
            return True
        before = self._article.text(clause.sentence.start, hit.start)
        return bool(strangers and WARSHIP.search(before)) and not UNREAL_CALL.search(before)

    def _is_statesman(self, mention: Mention) -> bool:
        """Say whether somebody holds an office of state, by these words or by others of the article."""
        if not is_person(mention):
            return False
        by_role = STATESMAN.match((mention.role or "").lower())
        return by_role is not None or (mention.entity_id is not None and mention.entity_id in self._statesmen)

    @cached_property
    def _statesmen(self) -> set[str | None]:
        """Who holds or held an office of state by the words of the article."""
        mentions = (m for m in self._article.mentions() if m.entity_id and is_person(m) and m.role)
        return {m.entity_id for m in mentions if STATESMAN.match(str(m.role).lower())}

    def _is_destination(self, country: Mention) -> bool:
        """Say whether a country is gone to: in "đã tới Mỹ trong chuyến thăm" it is no guest."""
        return self._article.text(max(0, country.start - 8), country.start).split()[-1:] in TOWARD

    def _is_invited(self, clause: Clause, hit: Hit[Trigger]) -> bool:
        """An invitation to visit is no visit ("mời Bộ trưởng A thăm Việt Nam")."""
        invitations = [h for h in clause.triggers if h.end <= hit.start and h.payload.type == "invitation"]
        return bool(invitations) and "," not in self._article.text(invitations[-1].end, hit.start)

    def _has_purpose(self, hit: Hit[Trigger], end: int, clause: Clause) -> bool:
        tail = self._article.text(end, min(end + 60, clause.sentence.end))
        return any(word in tail for word in hit.payload.behind)

    def travel_noun(self, clause: Clause, hit: Hit[Trigger]) -> Iterator[Candidate]:
        """Guest and country in any order: "chuyến thăm Lào của A", "chuyến thăm của A tới Lào"."""
        guests, target = self._behind_travel_noun(clause, hit.end)
        if hit.payload.arrival:
            target = target or self._stop(clause, hit)
            if not target or not self._is_state_visit(clause, hit, guests, target):
                return
        if not guests:
            start = self._groups.light_start(clause, hit)
            guests = self._groups.light_subject(clause, hit) or self._implied.subject(clause, start)
        if not guests and target:
            guests = self._groups.next_subject(clause, target[-1].end)
        for destination in self._destinations(target):
            yield from self._visit(clause, hit, guests, destination)

    def _stop(self, clause: Clause, hit: Hit[Trigger]) -> Group:
        """Return the country of which it is told before that it is a stop: "Lào là điểm dừng chân thứ hai của A"."""
        places = [m for m in clause.mentions if m.end <= hit.start and m.kind in PLACES]
        is_one = bool(places) and IS_STOP.fullmatch(self._article.text(places[-1].end, hit.start))
        return places[-1:] if is_one else []

    def _behind_travel_noun(self, clause: Clause, position: int) -> tuple[Group, Group]:
        """Guests (behind "của") and target (a country or place) in either order."""
        guests: Group = []
        target: Group = []
        right = [m for m in clause.mentions if m.start >= position]
        while right:
            mention = right[0]
            gap = COPULA.sub("", self._groups.without_adjuncts(clause, position, mention.start))
            if not self._lexicon.object_gap.fullmatch(gap) or gap.count(",") > 1:
                break
            if "," in gap and not ENTERS.search(gap):
                break  # the comma ends what the noun is told with: "Trước chuyến thăm của ông A, Washington đã ..."
            if "của" in gap.split() and not guests:
                guests = self._groups.after(clause, position)
                position = guests[-1].end if guests else mention.end
            elif mention.kind in PLACES and not target:
                places = [mention, *takewhile(lambda m: m.kind == "country", right[1:])]
                target = places[: self._list_end(places)]
                position = target[-1].end
            elif (
                guests and not target and self._is_house(mention) and not countries_of(guests) & countries_of([mention])
            ):
                target = [state_of(mention)]
                position = mention.end
            elif guests and not target and mention.entity_id == guests[-1].entity_id:
                position = mention.end  # the holder behind the office: "của Thủ tướng nước này An Bình tới ..."
            else:
                break
            right = [m for m in right if m.start >= position]
        return guests, target

    def _visit(self, clause: Clause, hit: Hit[Trigger], guests: Group, target: Group) -> Iterator[Candidate]:
        host = next((m.country for m in target if m.country), None)
        guests = [m for m in guests if m.country != host or (m.country is None and is_person(m))]
        guests = [m for m in guests if m.kind != "country" or not self._is_destination(m)]
        guests = [] if guests and self._only_report(clause, guests) else guests
        if not (guests or host) or (target and not host and not self._is_tour(guests, target)):
            return
        candidate = candidate_of(clause, hit, [(m, hit.payload.subject) for m in guests])
        candidate.host = host
        candidate.tour = bool(target) and not host
        candidate.city = next((m.name for m in target if m.kind == "place"), None)
        yield candidate

    def _is_tour(self, guests: Group, target: Group) -> bool:
        """Say whether somebody in office travels in a region: "chuyến công du châu Á của Phó Tổng thống Mỹ"."""
        return bool(TOURED.match(target[0].surface.lower())) and any(self._is_statesman(m) for m in guests)

    def _only_report(self, clause: Clause, group: Group) -> bool:
        """Say whether a group only tells of what happens: "Theo phóng viên TTXVN, nhân dịp thăm Lào, ..."."""
        return is_press(group) or bool(REPORTING.search(self._article.text(clause.sentence.start, group[0].start)))


def _delegations(guests: Group, hosts: set[str]) -> list[Group]:
    """Part the persons of several countries who come to another one: a delegation is one visit."""
    countries = countries_of(guests)
    apart = len(countries) > 1 and countries.isdisjoint(hosts) and all(is_person(m) for m in guests)
    return split_sides(guests) if apart else [guests]
