"""Events and agreements as lines of a list, each with its evidence and sources."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flows.desk.reading import Row
from flows.desk.spoken import Countries, spoken_date
from flows.desk.words import number, say
from warehouse.codes import Name, code_name

MOST_NAMES = 5  # in a line; all of them stand below it
MOST_SOURCES = 5


@dataclass(frozen=True, slots=True)
class Source:
    """A report of something: its sentence, and where the article is."""

    title: str | None
    details: str
    url: str | None
    path: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Item:
    """A line with what stands below it; the codes are what it is filtered by."""

    key: str
    year: int | None
    last_year: int | None
    date: Name
    kind: Name
    kind_code: str
    name: str | None
    sides: tuple[Name, ...]
    who: str
    status: Name | None  # where it is not the usual one
    reports: int
    facts: tuple[tuple[Name, Name], ...]
    sources: tuple[Source, ...]
    more_sources: int
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    event: str | None  # the visit in which it took place, or the signing of the agreement
    event_word: Name


def event_item(row: Row, countries: Countries) -> Item:
    """Make a line of an event."""
    return _item(row, "event", row["event_id"], "occurred", countries)


def agreement_item(row: Row, countries: Countries) -> Item:
    """Make a line of an agreement."""
    return _item(row, "agreement", row["agreement_id"], "signed", countries)


def _item(row: Row, table: str, key: str, usual_status: str, countries: Countries) -> Item:
    parts: Sequence[Row] = row["parts"]
    status = code_name(f"{table}_status", row["status"])
    first, last = row["first_day"], row["last_day"]
    return Item(
        key=key,
        year=first.year if first else None,
        last_year=last.year if last else None,
        date=spoken_date(row["date_edtf"]),
        kind=code_name("event_type" if table == "event" else "agreement_kind", row["kind"]),
        kind_code=row["kind"],
        name=row["name"],
        sides=tuple(
            countries[code] for code in _unique(part["country"] for part in parts if part["kind"] == "country")
        ),
        who=_who(parts, ("person", "organization") if table == "event" else ("organization", "person")),
        status=None if row["status"] == usual_status else status,
        reports=row["reports"],
        facts=tuple(_facts(row, status, countries)),
        sources=tuple(map(_source, row["sources"][:MOST_SOURCES])),
        more_sources=max(0, row["reports"] - MOST_SOURCES),
        countries=tuple(_unique(part["country"] for part in parts)),
        topics=tuple(row["topics"]),
        event=row["part_of"] if table == "event" else row["event_id"],
        event_word=say("part_of" if table == "event" else "signing"),
    )


def _who(parts: Sequence[Row], kinds: Sequence[str]) -> str:
    """Name those of the first kind of which there are any."""
    for kind in kinds:
        names = list(_unique(part["name"] for part in parts if part["kind"] == kind))
        if names:
            return ", ".join(names[:MOST_NAMES]) + (
                f" … (+{len(names) - MOST_NAMES})" if len(names) > MOST_NAMES else ""
            )
    return ""


def _facts(row: Row, status: Name, countries: Countries) -> Iterator[tuple[Name, Name]]:
    yield say("status"), status
    if row["date_edtf"]:
        basis = code_name("date_basis", row["date_basis"]) if row["date_basis"] else None
        edtf = row["date_edtf"]
        yield (
            say("date_rests_on"),
            Name(*(f"{getattr(basis, of)} · {edtf}" for of in ("vi", "en"))) if basis else _as_is(edtf),
        )
    place = [_as_is(row["city"])] if row.get("city") else []
    place += [countries[row["place_country"]]] if row.get("place_country") else []
    if place:
        yield say("place"), _listed(place)
    if row["topics"]:
        yield say("field"), _listed([code_name("topic", topic) for topic in row["topics"]])
    yield from _terms(row)
    if row["contradictions"]:
        yield say("contradictions"), _listed([_contradiction(told) for told in row["contradictions"]])
    if row["parts"]:
        yield say("participants"), _listed([_part(part, countries) for part in row["parts"]], "; ")


def _terms(row: Row) -> Iterator[tuple[Name, Name]]:
    """Tell what only agreements have."""
    if row.get("level") and row["level"] != "other":
        yield say("level"), code_name("level", row["level"])
    if row.get("value_amount"):
        amount, currency = round(row["value_amount"]), row["value_currency"] or ""
        yield say("value"), Name(*(f"{number(amount, of)} {currency}".strip() for of in ("vi", "en")))
    if row.get("period"):
        yield say("period"), spoken_date(row["period"])
    if row.get("instrument_count", 1) > 1:
        yield say("instrument_count"), _as_is(str(row["instrument_count"]))


def _contradiction(told: str) -> Name:
    what, _, said = told.partition(" ")
    return spoken_date(said) if what == "date" else _as_is(said)


def _part(part: Row, countries: Countries) -> Name:
    role = code_name("role", part["role"])
    name = countries[part["country"]] if part["kind"] == "country" and part["country"] else _as_is(part["name"])
    if part["role"] in ("participant", "side"):
        return name
    return Name(f"{name.vi} ({role.vi})", f"{name.en} ({role.en})")


def _source(told: Row) -> Source:
    details = " · ".join(filter(None, (told["publisher"], told["published"])))
    return Source(told["title"], details, web_address(told["url"]), told["path"], told["evidence"])


def web_address(url: str | None) -> str | None:
    """Return an address only if it leads to the web: whatever else an article calls its address could run a script."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def _as_is(text: str) -> Name:
    return Name(text, text)


def _listed(names: Sequence[Name], between: str = ", ") -> Name:
    return Name(between.join(name.vi for name in names), between.join(name.en for name in names))


def _unique(values: Iterable[Any]) -> Iterator[Any]:
    return iter(dict.fromkeys(value for value in values if value))
