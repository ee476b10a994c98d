"""Who an article is about: its two principal sides, and the collectives that stand for them."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from transforms.article import Article, Clause
from transforms.cues import cue, opened, words
from transforms.model import Mention

WEIGHTS = {"title": 6, "lead": 3, "body": 1}
ANYBODY = frozenset({"lãnh đạo", "quan chức", "đại diện"})  # posts that many hold
TWO_COUNTRIES = frozenset({"hai nước", "2 nước", "cả hai nước", "cả 2 nước"})
TWO = re.compile(r"(?<!\w)2(?!\w)")
BOTH = ("hai", "đôi", "song", "cả hai")
DETAIL = re.compile(rf"(?<=\w) {words('post_detail')}$")
SAYS = re.compile(rf"\s*(?:đã |cũng |cũng đã )?{words('saying')}(?: rằng)?,?\s*")
PARTIES = re.compile(rf"{opened('parties')}$")
ASIDE = re.compile(r"[:A-ZĐ]")  # between two sides: one speaks of the other, or a further name
JOINTS = frozenset({"-", "–", "và", "với"})
ONLY_SPEAKS = cue("only_speaks")
PERSONAL_WORDS = (
    "bộ trưởng",
    "lãnh đạo",
    "thủ tướng",
    "tổng thống",
    "ngoại trưởng",
    "chủ tịch",
    "ông",
    "nguyên thủ",
    "vị",
)


def speak_for_themselves(article: Article, international: Mapping[str, str | None]) -> None:
    """Who holds an office in an organization of many states speaks for it, not for the country of birth.

    ``international`` tells the side that an organization itself is: the EU for its own bodies.
    """
    for clause in article.clauses:
        for index, mention in enumerate(clause.mentions):
            body = mention.organization_id
            if mention.country and body and body in international:
                clause.mentions[index] = replace(mention, country=international[body])


def name_offices(article: Article) -> None:
    """Name the holder of an office that the article names elsewhere: of the same organization, or post and country."""
    nameless = [
        (clause, index)
        for clause in article.clauses
        for index, mention in enumerate(clause.mentions)
        if mention.kind == "role" and not mention.name
    ]
    holders = _holders(article) if nameless else {}
    for clause, index in nameless:
        clause.mentions[index] = _named(clause.mentions[index], holders)
        _name_speaker(article, clause, index)


def _holders(article: Article) -> dict[tuple[str, ...], dict[str, Mention]]:
    """Return who is told by name to hold each office."""
    holders: dict[tuple[str, ...], dict[str, Mention]] = {}
    for mention in article.mentions():
        if mention.kind == "person" and mention.name and mention.entity_id:
            for office in _offices(mention):
                holders.setdefault(office, {})[mention.entity_id] = mention
    return holders


def _offices(mention: Mention) -> Iterator[tuple[str, ...]]:
    if mention.post and mention.organization_id:
        yield (mention.post, mention.organization_id)
        if mention.post != _short(mention.post):
            yield (_short(mention.post), mention.organization_id)
    if mention.post and mention.country and mention.organization_id is None:
        yield (mention.post, "", mention.country)


@lru_cache(maxsize=1 << 12)
def _short(post: str) -> str:
    """Return a post without what only details it: "Chủ tịch điều hành" is a "Chủ tịch"."""
    return DETAIL.sub("", post)


def _named(mention: Mention, holders: dict[tuple[str, ...], dict[str, Mention]]) -> Mention:
    for office in _offices(mention):
        found = holders.get(office, {})
        if len(found) == 1:
            holder = next(iter(found.values()))
            return replace(mention, name=holder.name, entity_id=holder.entity_id, named=False)
    return mention


def _name_speaker(article: Article, clause: Clause, index: int) -> None:
    """Who speaks of himself is the one just named: "Chủ tịch Tập đoàn X cho biết ông ..."."""
    speaker, following = clause.mentions[index], clause.mentions[index + 1 : index + 2]
    for mention in following:
        if speaker.name and mention.kind == "pronoun" and SAYS.fullmatch(article.text(speaker.end, mention.start)):
            clause.mentions[index + 1] = replace(
                mention, name=speaker.name, entity_id=speaker.entity_id, country=speaker.country,
                organization=speaker.organization, organization_id=speaker.organization_id,
            )  # fmt: skip


def principal_sides(article: Article) -> dict[str, int]:
    """Return the two countries that the article speaks of most, and how often: title and lead count for more."""
    counts: dict[str, int] = {}
    for clause in article.clauses:
        weight = WEIGHTS[clause.sentence.part]
        for mention in clause.mentions:
            if mention.country:
                counts[mention.country] = counts.get(mention.country, 0) + weight
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:2])


def principal_body(
    article: Article, weights: Mapping[str, int], international: Container[str | None]
) -> Mention | None:
    """Return the organization of many states that is itself a side: "ASEAN" in the talks of ASEAN and the EU.

    It is one where the title or the lead names it, and the article more often than all countries but one;
    never where the title tells of two countries with each other.
    """
    counts: dict[str, int] = {}
    named: dict[str, Mention] = {}
    for clause in article.clauses:
        for mention in clause.mentions:
            body = mention.entity_id if mention.kind == "organization" else mention.organization_id
            if body and mention.country is None and body in international:
                counts[body] = counts.get(body, 0) + WEIGHTS[clause.sentence.part]
                if clause.sentence.part != "body":
                    named.setdefault(body, _body(mention, body))
    most = max(named, key=lambda body: (counts[body], body), default="")
    second = min(weights.values()) if len(weights) > 1 else 0
    return named[most] if counts.get(most, 0) > second and not _meet_in_title(article, set(weights)) else None


def _meet_in_title(article: Article, sides: set[str]) -> bool:
    """Say whether a title names two sides next to each other: "Việt Nam - Singapore hội đàm bên lề ASEAN"."""
    titles = [clause for clause in article.clauses if clause.sentence.part == "title"]
    named = [m for clause in titles for m in clause.mentions if m.country or m.kind == "organization"]
    return any(
        {a.country, b.country} == sides and ASIDE.search(article.document.body[a.end : b.start]) is None
        for a, b in pairwise(named)
    )


def talk_with_body(article: Article, body: Mention, side: str) -> bool:
    """Say whether the title or the lead joins a body of many states and a state outside: "ASEAN - Hàn Quốc"."""
    for clause in article.clauses:
        if clause.sentence.part == "body":
            break
        for a, b in pairwise(clause.mentions):
            met = {a.organization_id or a.entity_id, b.organization_id or b.entity_id}
            if met == {body.entity_id, side} and article.text(a.end, b.start).strip() in JOINTS:
                return True
    return False


def _body(mention: Mention, entity_id: str) -> Mention:
    """Return the organization of a mention as one that acts itself."""
    name = mention.name if mention.kind == "organization" else mention.organization
    return Mention(mention.start, mention.end, "organization", mention.surface, name, entity_id)


def resolve_collectives(article: Article, sides: Sequence[str], body: Mention | None = None) -> None:
    """Fill ``inner`` of "hai bên", "hai nước", "hai Bộ trưởng" with whom they stand for.

    A collective of ministries stands for the ministry named last of each side, one of persons
    for the person named last, any other for the countries; "hai bên" also for a country and a ``body`` of many states.
    """
    last = max((mention.start for mention in article.mentions() if mention.kind == "collective"), default=-1)
    persons: dict[str, Mention] = {}
    ministries: dict[str, Mention] = {}
    told: tuple[str, ...] = ()  # the countries of whom the sentence before named
    for clause in article.clauses:
        if clause.sentence.start > last:
            return
        pair: dict[str, Mention] = {}  # who of which country its own sentence has named
        shared = _shared_offices(article, clause)
        if shared:
            clause.mentions = [mention for mention in clause.mentions if mention not in shared.values()]
        for mention in clause.mentions:
            if mention.kind == "collective":
                meant = tuple(pair) or told
                others = len(meant) == 2 and set(meant) != set(sides)
                both = meant if others else sides
                office = shared.get(mention.start)
                if office:
                    mention.inner = _holders_of(mention, office, both, persons)
                    continue
                mention.inner = _members(mention, both, persons, ministries)
                if body and mention.inner and not others and PARTIES.search(mention.surface.lower()):
                    mention.inner = [mention.inner[0], body]
            elif mention.country and mention.name:
                _remember(mention, persons, ministries)
                if mention.kind in {"person", "role"}:
                    pair[mention.country] = mention
        told = tuple(pair) or told


def _shared_offices(article: Article, clause: Clause) -> dict[int, Mention]:
    """Return the offices that two countries share in a few words, by where the countries stand.

    In "Ngoại trưởng hai nước" the office is that of both, not of whom the text names last.
    """
    return {
        right.start: left
        for left, right in pairwise(clause.mentions)
        if left.kind == "role"
        and left.post
        and left.post.lower() not in ANYBODY
        and right.surface.lower() in TWO_COUNTRIES
        and article.text(left.end, right.start).isspace()
    }


def _holders_of(
    collective: Mention, office: Mention, sides: Sequence[str], persons: dict[str, Mention]
) -> list[Mention]:
    """Return who of each side was named with an office before, or else the state."""
    post = (office.post or "").lower()
    return [persons.get(f"{post} {side}") or _state(collective, side) for side in sides]


def _remember(mention: Mention, persons: dict[str, Mention], ministries: dict[str, Mention]) -> None:
    if mention.kind in {"person", "role"}:
        if not ONLY_SPEAKS.match((mention.role or "").lower()):
            persons[str(mention.country)] = mention
            persons[f"{(mention.post or '').lower()} {mention.country}"] = mention
    elif mention.kind == "organization" and mention.surface.lower().startswith("bộ"):
        ministries[str(mention.country)] = mention


def _members(
    collective: Mention, sides: Sequence[str], persons: dict[str, Mention], ministries: dict[str, Mention]
) -> list[Mention]:
    told = TWO.sub("hai", collective.surface.lower())
    if told.endswith(" đảng") and not collective.surface.endswith("Đảng"):
        return []  # parties within one country
    if collective.surface == "2 bộ":
        return []  # sets of something
    if not told.startswith(BOTH) and " hai " not in f" {told} ":
        return []
    known: dict[str, Mention] = {}
    if told.endswith("bộ"):
        known = ministries
    elif any(word in told for word in PERSONAL_WORDS):
        known = persons
    post = told.removeprefix("cả ").removeprefix("hai ")
    return [known.get(f"{post} {c}") or known.get(c) or _state(collective, c) for c in sides]


def _state(collective: Mention, country: str) -> Mention:
    return Mention(collective.start, collective.end, "country", collective.surface, None, country, country)
