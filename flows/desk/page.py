"""The report as HTML: one page that asks nobody for anything."""

import base64
import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from flows.desk.items import Item, agreement_item, event_item
from flows.desk.network import Network, draw_countries, draw_persons, hub_of
from flows.desk.reading import Choice, Reader, Row
from flows.desk.spoken import Countries, spoken_date
from flows.desk.timeline import GROUPS, Timeline, draw_timeline, timeline_words
from flows.desk.words import number, say, words
from warehouse.codes import Name, code_name, code_names

MOST_EVENTS = 400  # in the list; a page with all of 100,000 could not be opened
MOST_AGREEMENTS = 300
MOST_EXPLORED = 100  # of each; the filters of the app find the others
MOST_NEW = 40  # of each
MOST_COUNTRIES = 40  # in the table

_MAKERS: Mapping[str, Callable[[Row, Countries], Item]] = {"agreements": agreement_item, "events": event_item}
_MOST = {"agreements": MOST_AGREEMENTS, "events": MOST_EVENTS}


@dataclass(frozen=True, slots=True)
class Pictures:
    """The charts of a page, what each tells in words, and the numbers behind them."""

    timeline: Timeline | None
    timeline_words: Name | None
    countries: Network | None
    countries_words: Name | None
    country_rows: Sequence[Row]
    persons: Network | None
    persons_words: Name | None
    person_rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Counted:
    """A row of a table of counts by code, with the sum."""

    name: Name
    code: str | None
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """The sum."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by code and status, the largest first."""

    statuses: tuple[Name, ...]
    status_codes: tuple[str, ...]
    rows: tuple[Counted, ...]

    @property
    def most(self) -> int:
        """The largest sum."""
        return max((row.total for row in self.rows), default=1)


def render_report(reader: Reader, since: str | None, marks: Mapping[str, str], language: str = "vi") -> str:
    """Write the page.

    ``since`` is the day on which what is not new was read, None for a first report; ``marks`` are kept in the head of
    the page for the next report.
    """
    overview = reader.overview()
    countries = Countries(reader.country_names())
    lists = {name: _items(reader, name, countries, most=most) for name, most in _MOST.items()}
    is_newer = since and overview["new_events"] + overview["new_agreements"]
    new = {name: _items(reader, name, countries, most=MOST_NEW, only_new=True) if is_newer else [] for name in _MOST}
    script = _file("report.js")
    return (
        _environment()
        .get_template("report.html")
        .render(
            overview=overview,
            period=_period(overview),
            since=spoken_date(since) if since else None,
            new=new,
            pictures=draw_pictures(reader, countries),
            fields=count_fields(reader),
            kinds=count_kinds(reader),
            lists={name: _by_year(items) for name, items in lists.items()},
            event_keys={item.key for item in lists["events"]},
            told={name: _told(len(items), overview[name], "list_part") for name, items in lists.items()},
            linked=True,
            countries_listed=_countries_of(lists, countries),
            years=_years_of(lists),
            style=Markup(_file("tokens.css") + _file("report.css")),
            script=Markup(script),
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            marks=marks,
            language=language,
        )
    )


def render_explored(reader: Reader, choice: Choice, language: str) -> str:
    """Write what the app shows of what was chosen, as a part of a page."""
    overview = reader.overview()
    countries = Countries(reader.country_names())
    lists = {name: _items(reader, name, countries, most=MOST_EXPLORED) for name in _MOST}
    return (
        _environment()
        .get_template("explore.html")
        .render(
            overview=overview,
            pictures=draw_pictures(reader, countries, choice.country),
            fields=count_fields(reader),
            kinds=count_kinds(reader),
            lists={name: _by_year(items) for name, items in lists.items()},
            event_keys={item.key for item in lists["events"]},
            told={name: _told(len(items), overview[name], "list_found") for name, items in lists.items()},
            linked=False,
            language=language,
        )
    )


def app_head() -> str:
    """Write what the app's page needs in its head, so that what it shows looks as in the report."""
    return f"<style>{_file('tokens.css')}@scope (.ghinho) {{{_file('report.css')}}}{_file('explore.css')}</style>"


def _told(shown: int, all_: int, in_part: str) -> Name:
    return say(in_part, shown=shown, all=all_) if shown < all_ else say("list_all", all=all_)


def draw_pictures(reader: Reader, countries: Countries, hub: str | None = None) -> Pictures:
    """Draw what was chosen; ``hub`` is the country to stand in the middle, if it is there."""
    timeline = draw_timeline(reader.rows("days"))
    pairs = reader.rows("country-pairs")
    middle = hub_of(pairs, hub)
    persons = reader.rows("person-pairs", hub=middle) if middle else []
    rows = [{**row, "name": countries[row["country"]]} for row in reader.rows("countries", most=MOST_COUNTRIES)]
    return Pictures(
        timeline=timeline,
        timeline_words=timeline_words(timeline) if timeline else None,
        countries=draw_countries(pairs, middle, countries) if middle else None,
        countries_words=_countries_words(countries[middle], pairs[0], countries) if middle else None,
        country_rows=rows,
        persons=draw_persons(persons) if persons else None,
        persons_words=_persons_words(persons[0]) if persons else None,
        person_rows=[{**row, "name": countries[row["other_country"]]} for row in persons],
    )


def count_fields(reader: Reader) -> Table:
    """Count agreements by field and status."""
    rows = [(row["topic"], row["status"], row["agreements"]) for row in reader.rows("fields")]
    return _table(rows, "agreement_status", lambda code: code_name("topic", code) if code else say("no_field"))


def count_kinds(reader: Reader) -> Table:
    """Count events by kind and status."""
    rows = [(row["kind"], row["status"], row["events"]) for row in reader.rows("kinds")]
    return _table(rows, "event_status", lambda code: code_name("event_type", str(code)))


def _table(rows: Sequence[tuple[str | None, str, int]], status: str, name: Callable[[str | None], Name]) -> Table:
    counts: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
    for code, state, number_ in rows:
        counts[code][state] += number_
    states = [state for state in code_names()[status] if any(count[state] for count in counts.values())]
    made = [Counted(name(code), code, tuple(count[state] for state in states)) for code, count in counts.items()]
    made.sort(key=lambda row: (row.code is None, -row.total, row.code or ""))
    return Table(tuple(code_name(status, state) for state in states), tuple(states), tuple(made))


def _items(reader: Reader, name: str, countries: Countries, **values: object) -> list[Item]:
    return [_MAKERS[name](row, countries) for row in reader.rows(name, **values)]


def _by_year(items: Sequence[Item]) -> list[tuple[int | None, list[Item]]]:
    return [(year, list(group)) for year, group in groupby(items, key=lambda item: item.year)]


def _countries_of(lists: Mapping[str, Sequence[Item]], countries: Countries) -> list[tuple[str, Name]]:
    """List the countries that can be filtered by, those first that are named most."""
    named = Counter(code for items in lists.values() for item in items for code in item.countries)
    return [(code, countries[code]) for code in sorted(named, key=lambda code: (-named[code], code))]


def _years_of(lists: Mapping[str, Sequence[Item]]) -> list[int]:
    found = {year for items in lists.values() for item in items for year in (item.year, item.last_year) if year}
    return sorted(found, reverse=True)


def _period(overview: Row) -> Name | None:
    if not overview["last_published"]:
        return None
    days = spoken_date("/".join(sorted({f"{overview['first_published']}", f"{overview['last_published']}"})))
    told = "read" if overview["dated"] == overview["documents"] else "read_in_part"
    return say(told, dated=overview["dated"], days=days)


def _countries_words(hub: Name, pair: Row, countries: Countries) -> Name:
    one, other = countries[pair["one"]], countries[pair["other"]]
    return say("countries_text", hub=hub, top=_top(f"{one.vi} – {other.vi}", f"{one.en} – {other.en}", pair["events"]))


def _persons_words(pair: Row) -> Name:
    both = f"{pair['one']} – {pair['other']}"
    return say("persons_text", top=_top(both, both, pair["events"]))


def _top(vi: str, en: str, count: int) -> Name:
    times = say("times", count=count)
    return Name(f"{vi} ({times.vi})", f"{en} ({times.en})")


@cache
def _environment() -> Environment:
    """Templates that escape whatever an article says."""
    made = Environment(
        loader=PackageLoader("flows", "desk/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(say=say, words=words(), GROUPS=GROUPS, code_names=code_names())
    made.filters.update(number=number)
    return made


@cache
def _file(name: str) -> str:
    return files("flows").joinpath("desk/templates", name).read_text(encoding="utf-8")
