"""One event per happening in a document, however often the document tells it."""

import re
from collections import Counter
from datetime import timedelta

from transforms.candidates import WISHES, Candidate
from transforms.edtf import bounds
from transforms.model import Mention
from transforms.topics import DIPLOMACY

Participants = list[tuple[Mention, str]]
LEADING = 3  # sentences from the title in which the news is told in full
ENCOUNTERS = frozenset({"meeting", "call", "conference"})
LEANING = timedelta(days=45)
LISTED = 3  # meetings that a sentence only lists
PAIR = 2
ANYBODY = "*"
COUNTERPARTS = ("người đồng cấp", "người đồng nhiệm")  # whatever office the other side holds
LEADERS = ("nhà lãnh đạo", *COUNTERPARTS)
PARTS = {"title": 0.0, "lead": 0.6, "body": 0.5}


def merge_candidates(candidates: list[Candidate]) -> list[Candidate]:
    """Join the tellings of one event; the best telling gives the evidence."""
    merged: list[Candidate] = []
    for candidate in candidates:
        twin = next(
            (c for c in merged if c.type == candidate.type and not candidate.anaphoric and _same(c, candidate)), None
        )
        if candidate.anaphoric:
            twin = twin or _told_before(merged, candidate)
        if twin is None:
            merged.append(candidate)
        else:
            _absorb(twin, candidate)
    return _without_titles(merged)


def join_receptions(candidates: list[Candidate]) -> list[Candidate]:
    """Join the meetings of one pair of sides that one sentence lists and no other tells: "gặp A; tiếp B; ..."."""
    lists: dict[tuple[int, frozenset[str]], list[Candidate]] = {}
    for candidate in candidates:
        if candidate.type == "meeting" and not candidate.name:
            lists.setdefault((id(candidate.clause), frozenset(candidate.countries())), []).append(candidate)
    joined = candidates
    for (clause, sides), listed in lists.items():
        if len(listed) < LISTED or len(sides) != PAIR:
            continue
        elsewhere = {
            m.entity_id for c in candidates if c.type == "meeting" and id(c.clause) != clause for m in c.persons()
        }
        alone = [c for c in listed if len({m.entity_id for m in c.persons()} - elsewhere) > 0]
        if len(alone) < LISTED:
            continue
        first, *others = alone
        for other in others:
            first.participants = _joined(first.participants, other.participants)
        joined = [c for c in joined if not any(c is other for other in others)]
    return joined


def _without_titles(merged: list[Candidate]) -> list[Candidate]:
    """Leave out the meetings and wishes of a title that the text tells again; time and place of a meeting stay."""
    kept = []
    for candidate in merged:
        if candidate.type in WISHES and _is_headline_of(candidate, merged):
            continue
        fuller = _told_in_full(candidate, merged)
        if fuller is None:
            kept.append(candidate)
        else:
            _take_setting(fuller, candidate)
    return kept


def _is_headline_of(title: Candidate, merged: list[Candidate]) -> bool:
    """Say whether a wish of a title is one that the text tells in its own words: of the same side to the same."""
    if title.clause.sentence.part != "title":
        return False
    told = [c for c in merged if c.type in WISHES and c.clause.sentence.part != "title"]
    return any(_asker(c) == _asker(title) and _nested(set(c.countries()), set(title.countries())) for c in told)


def _asker(wish: Candidate) -> str | None:
    return next((m.country for m, _ in wish.participants), None)


def _told_in_full(title: Candidate, merged: list[Candidate]) -> Candidate | None:
    """Return the meeting of a title as the only sentence tells it that names all its persons and more.

    It stands at the head of the text: "tiếp lãnh đạo Google" is "tiếp ông A".
    """
    if title.type != "meeting" or title.clause.sentence.part != "title":
        return None
    persons = {m.entity_id for m in title.persons()}
    if not persons:
        return None
    fuller = [
        c
        for c in merged
        if c.type == title.type
        and c.clause.sentence.part != "title"
        and persons < {m.entity_id for m in c.persons()}
        and set(c.countries()) == set(title.countries())
    ]
    return fuller[0] if len(fuller) == 1 and fuller[0].clause.sentence.position <= LEADING else None


def _told_before(merged: list[Candidate], candidate: Candidate) -> Candidate | None:
    """Return the encounter of its sides that was told last: "Tại buổi tiếp" points back to it.

    Where one sentence tells a meeting beside a conference, a meeting points at that.
    """
    sides = set(candidate.countries())
    told = [c for c in reversed(merged) if c.type in ENCOUNTERS and sides & set(c.countries())]
    beside = (c for c in told if c.clause is told[0].clause and c.type == candidate.type)
    return next(beside, next(iter(told), None))


def _same(a: Candidate, b: Candidate) -> bool:
    if not _times_agree(a, b) or (a.type == "meeting" and bool(a.name) != bool(b.name)):
        return False  # the meeting that has a name is one with emigrants, not with others of where they live
    if a.type == "visit":
        return _same_visit(a, b)
    if a.type == "conference":
        return _same_name(a, b) or _same_of_series(a, b)
    if a.type == "ceremony":
        return a.yearly == b.yearly and _same_name(a, b) and _same_parties(a, b)
    if a.type in WISHES:
        return _same_wish(a, b)
    return _same_parties(a, b) and (a.type != "message" or not _givers(a).isdisjoint(_givers(b)))


def _givers(message: Candidate) -> set[str | None]:
    """Return the countries of who sends a message, or the bodies of no country that do."""
    return {m.country or m.organization_id or m.entity_id for m, role in message.members() if role == "giver"}


def _times_agree(a: Candidate, b: Candidate) -> bool:
    """Compare dates; one that only leans on the news may be some weeks off."""
    if dates_agree(a.edtf, b.edtf):
        return True
    first_a, first_b = bounds(a.edtf)[0], bounds(b.edtf)[0]
    return bool((a.leaned or b.leaned) and first_a and first_b and abs(first_a - first_b) <= LEANING)


def dates_agree(a: str | None, b: str | None) -> bool:
    """Say whether two EDTF dates may mean the same time; an unknown one agrees with all."""
    if a is None or b is None or a == b:
        return True
    (first_a, last_a), (first_b, last_b) = bounds(a), bounds(b)
    if first_a is None or first_b is None or last_a is None or last_b is None:
        return a[4:] == b[4:]
    return first_a <= last_b and first_b <= last_a


def _nested(a: set[str], b: set[str]) -> bool:
    return a <= b or b <= a


def _ids(candidate: Candidate, other: Candidate | None = None) -> tuple[set[str], set[str], set[str]]:
    """Return persons, organizations and countries; an unnamed office is the person whom ``other`` names with it."""
    persons = {str(m.entity_id) for m in candidate.persons()}
    organizations = {str(m.entity_id) for m in candidate.organizations()}
    holders = _holders(other) if other else {}
    for mention, _ in candidate.members():
        if mention.kind != "role" or mention.name:
            continue
        post = mention.post or mention.role or ""
        office = f"{ANYBODY if post.lower().startswith(LEADERS) or _leads_state(mention) else post}:{mention.country}"
        holder = holders.get(office) or holders.get(f"{COUNTERPARTS[0]}:{mention.country}")
        persons.add(holder or office)
        if mention.organization_id and holder is None:
            organizations.add(mention.organization_id)
    return persons, organizations, set(candidate.countries())


def _leads_state(mention: Mention) -> bool:
    """Say whether a mention is only "lãnh đạo Mỹ": whoever is there for the country."""
    words = mention.surface.lower().split(" ", 2)
    return words[:2] == ["lãnh", "đạo"] and [m.surface.lower() for m in mention.inner] == words[2:]


def _holders(candidate: Candidate) -> dict[str, str]:
    """Return who holds which office, and who alone is there for a country."""
    persons = [m for m in candidate.persons() if m.country]
    alone = Counter(m.country for m in persons)
    holders = {
        f"{COUNTERPARTS[0] if m.post.lower().startswith(COUNTERPARTS) else m.post}:{m.country}": str(m.entity_id)
        for m in persons
        if m.post
    }
    return holders | {f"{ANYBODY}:{m.country}": str(m.entity_id) for m in persons if alone[m.country] == 1}


def _same_parties(a: Candidate, b: Candidate) -> bool:
    persons_a, orgs_a, countries_a = _ids(a, b)
    persons_b, orgs_b, countries_b = _ids(b, a)
    if not (countries_a & countries_b or persons_a & persons_b) or not _nested(countries_a, countries_b):
        return False
    if a.type == "signing":
        return True  # one ceremony a day, however many sign
    if persons_a and persons_b and not _nested(persons_a, persons_b):
        return False
    if len(persons_a & persons_b) > 1:
        return True
    alone = not (persons_a or orgs_a) or not (persons_b or orgs_b)
    if alone and min(len(countries_a), len(countries_b)) > 1:
        return countries_a == countries_b  # one of them is known by its countries only
    return _stands_in(orgs_b, a) if persons_a else _stands_in(orgs_a, b) if persons_b else _nested(orgs_a, orgs_b)


def _stands_in(organizations: set[str], candidate: Candidate) -> bool:
    """Say whether organizations take part in an event, themselves or by whoever holds an office in them."""
    _, present, _ = _ids(candidate)
    present |= {m.organization_id for m in candidate.persons() if m.organization_id}
    return organizations <= present


def _same_visit(a: Candidate, b: Candidate) -> bool:
    persons_a, _, _ = _ids(a)
    persons_b, _, _ = _ids(b)
    if a.host and b.host and a.host != b.host:
        return False
    if persons_a and persons_b:
        return bool(persons_a & persons_b)
    guests_a, guests_b = set(a.countries()) - {a.host}, set(b.countries()) - {b.host}
    return not guests_a or not guests_b or bool(guests_a & guests_b)


def _same_name(a: Candidate, b: Candidate) -> bool:
    words_a, words_b = _name_words(a.name), _name_words(b.name)
    if not words_a or not words_b:
        return True
    shared = len(words_a & words_b) / min(len(words_a), len(words_b))
    return shared >= 0.7


def _same_of_series(a: Candidate, b: Candidate) -> bool:
    """Say whether two names of a gathering of one body are of the same known days ("Hội nghị cấp cao G-20")."""
    known = a.basis == b.basis == "anchor" and a.edtf == b.edtf and "/" in str(a.edtf) and not (a.leaned or b.leaned)
    return known and not a.bodies().isdisjoint(b.bodies())


def _name_words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - {"hội", "nghị", "lần", "thứ", "các", "và", "về", "lễ"}


def _same_wish(a: Candidate, b: Candidate) -> bool:
    _, _, countries_a = _ids(a)
    _, _, countries_b = _ids(b)
    if _asker(a) != _asker(b) or not _nested(countries_a, countries_b):
        return False
    words_a, words_b = set(re.findall(r"\w+", a.name)), set(re.findall(r"\w+", b.name))
    if a.type == "invitation":  # its name is what one is invited to
        return _same_parties(a, b) and not words_a.isdisjoint(words_b)
    if len(words_a & words_b) >= 0.6 * min(len(words_a), len(words_b)):
        return True
    shared = set(a.topics) & set(b.topics)
    if shared == {DIPLOMACY} and set(a.topics) != set(b.topics):
        shared = set()  # relations are no theme of their own where one of the two names a field
    if a.clause is b.clause and (shared or ";" not in _between(a, b)):
        return True
    return bool(shared) and 2 * len(shared) >= len({*a.topics, *b.topics})  # one theme


def _between(a: Candidate, b: Candidate) -> str:
    """Return the words between two wishes of one sentence."""
    start = a.clause.sentence.start
    return a.clause.sentence.text[a.start - start : b.start - start]


def _weight(candidate: Candidate) -> float:
    dated = 1.5 if candidate.edtf and candidate.date else 0.0
    return len(candidate.persons()) + len(candidate.organizations()) + dated + PARTS[candidate.clause.sentence.part]


def _absorb(kept: Candidate, other: Candidate) -> None:
    """Take over what the other telling knows better."""
    better = _weight(other) > _weight(kept)
    if other.anaphoric and other.type != kept.type:
        return
    kept.participants = _joined(kept.participants, other.participants)
    _take_setting(kept, other)
    if kept.type in WISHES:
        kept.status = "occurred" if "occurred" in (kept.status, other.status) else kept.status  # once said, it is said
    elif "planned" in (kept.status, other.status):
        done = kept if kept.certain else other if other.certain else None
        told = "planned" if "cancelled" not in (kept.status, other.status) else kept.status
        kept.status = done.status if done else told
    elif kept.type == "conference" and {kept.status, other.status} == {"ongoing", "occurred"}:
        kept.status = "ongoing"
    kept.certain = kept.certain or other.certain
    kept.worldwide = kept.worldwide or other.worldwide
    if better and other.date and other.date is not kept.date and not other.leaned:
        kept.edtf, kept.basis, kept.date, kept.leaned = other.edtf, other.basis, other.date, False
    if better:
        kept.clause, kept.start, kept.end, kept.rule = other.clause, other.start, other.end, other.rule
    if len(other.name) > len(kept.name):
        kept.name = other.name


def _take_setting(kept: Candidate, other: Candidate) -> None:
    """Take over place, topics and time where the other telling knows them better."""
    kept.host, kept.city = kept.host or other.host, kept.city or other.city
    kept.topics = kept.topics or other.topics
    if kept.type in WISHES and (kept.status, other.status) == ("occurred", "planned"):
        return  # it is dated by when it was said, not by when it is to be said again
    if other.edtf and _knows_better(other, kept):
        kept.edtf, kept.basis, kept.date, kept.leaned = other.edtf, other.basis, other.date, other.leaned


def _joined(ours: Participants, theirs: Participants) -> Participants:
    """Join participants; of two mentions of one person the one that tells an organization stays."""
    fuller = {(m.entity_id, m.kind, role): m for m, role in theirs}
    joined = []
    for mention, role in ours:
        other = fuller.pop((mention.entity_id, mention.kind, role), mention)
        joined.append((other if _tells_organization(other) and not _tells_organization(mention) else mention, role))
    return joined + [(mention, role) for (_, _, role), mention in fuller.items()]


def _tells_organization(mention: Mention) -> bool:
    return any(inner.kind == "organization" for inner in mention.inner)


def _knows_better(other: Candidate, kept: Candidate) -> bool:
    """A date of the clause outweighs one that leans on the news; else the finer one counts."""
    if kept.edtf is None or kept.leaned != other.leaned:
        return kept.edtf is None or kept.leaned
    return _finer(str(other.edtf), kept.edtf)


def _finer(a: str, b: str) -> bool:
    (first_a, last_a), (first_b, last_b) = bounds(a), bounds(b)
    if first_a is None or last_a is None or first_b is None or last_b is None:
        return False
    return (last_a - first_a) < (last_b - first_b)
