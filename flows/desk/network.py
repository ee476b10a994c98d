"""Who with whom, as pictures: countries around the one that meets most, and persons of two sides."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from flows.desk.reading import Row
from flows.desk.spoken import Countries
from warehouse.codes import Name

SIZE = 580.0  # of the picture of countries, in its own units
RING = 150.0
MOST_COUNTRIES = 22
FEW = 6  # so few stand at the sides, where their names are easy to read
LETTER = 8.5  # width of one
WIDEST = 9.0  # lines

ROW = 27.0  # height of a person's line
LEFT, RIGHT = 222.0, 298.0  # where the names end and begin
LONGEST_NAME = 25


@dataclass(frozen=True, slots=True)
class Dot:
    """A country or person in a picture."""

    key: str
    name: Name
    count: int
    x: float
    y: float
    radius: float
    angle: float = 0.0  # of its name, in degrees
    at_end: bool = False  # whether the name ends at the dot


@dataclass(frozen=True, slots=True)
class Line:
    """A connection, as an SVG path."""

    path: str
    width: float
    count: int
    to_hub: bool


@dataclass(frozen=True, slots=True)
class Network:
    """Dots and lines; the dots of a side stand together."""

    top: float
    height: float
    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]
    hub: Dot | None = None


def hub_of(pairs: Sequence[Row], wanted: str | None = None) -> str | None:
    """Find the country that stands in the middle: the one asked for, or the one that meets others most."""
    meets: Counter[str] = Counter()
    for pair in pairs:
        meets[pair["one"]] += pair["events"]
        meets[pair["other"]] += pair["events"]
    if wanted in meets or not meets:
        return wanted if meets else None
    return min(meets, key=lambda code: (-meets[code], code))


def draw_countries(pairs: Sequence[Row], hub: str, countries: Countries) -> Network:
    """Draw countries on a ring around the hub; those that meet it most stand at the top, then clockwise."""
    with_hub: Counter[str] = Counter()
    meets: Counter[str] = Counter()
    for pair in pairs:
        for one, other in ((pair["one"], pair["other"]), (pair["other"], pair["one"])):
            meets[one] += pair["events"]
            if one == hub:
                with_hub[other] += pair["events"]
    ring = sorted(meets.keys() - {hub}, key=lambda code: (-with_hub[code], -meets[code], code))[:MOST_COUNTRIES]
    most = max(meets.values())
    middle = SIZE / 2
    dots = {hub: Dot(hub, countries[hub], meets[hub], middle, middle, 20.0)}
    begin = -math.pi / 2 if len(ring) > FEW else 0.0
    for place, code in enumerate(ring):
        turn = 2 * math.pi * place / len(ring) + begin
        x, y = middle + RING * math.cos(turn), middle + RING * math.sin(turn)
        degrees = math.degrees(turn)
        flipped = math.cos(turn) < -1e-9
        radius = 4 + 9 * math.sqrt(meets[code] / most)
        angle = _r(degrees + 180 if flipped else degrees)
        dots[code] = Dot(code, countries[code], meets[code], _r(x), _r(y), _r(radius), angle, flipped)
    widest = max(pair["events"] for pair in pairs)
    lines = [
        _chord(dots[pair["one"]], dots[pair["other"]], pair["events"], widest, hub)
        for pair in reversed(pairs)
        if pair["one"] in dots and pair["other"] in dots
    ]
    lines.sort(key=lambda line: line.to_hub)
    reach = [_reach(dot) for dot in dots.values()]
    top = min(dot.y - high for dot, high in zip(dots.values(), reach, strict=True))
    bottom = max(dot.y + high for dot, high in zip(dots.values(), reach, strict=True))
    return Network(_r(top), _r(bottom - top), tuple(lines), tuple(dots[code] for code in ring), dots[hub])


def _reach(dot: Dot) -> float:
    """Tell how far a dot with its name may stretch up or down."""
    longest = max(len(dot.name.vi), len(dot.name.en)) if dot.angle else 0
    return dot.radius + 8 + LETTER * longest * abs(math.sin(math.radians(dot.angle)))


def _chord(one: Dot, other: Dot, count: int, widest: int, hub: str) -> Line:
    width = _r(1 + (WIDEST - 1) * math.sqrt(count / widest))
    middle = SIZE / 2
    if hub in (one.key, other.key):
        return Line(f"M{one.x} {one.y}L{other.x} {other.y}", width, count, to_hub=True)
    bend = 0.45  # towards the middle
    x, y = ((getattr(one, axis) + getattr(other, axis)) / 2 for axis in ("x", "y"))
    path = f"M{one.x} {one.y}Q{_r(x + (middle - x) * bend)} {_r(y + (middle - y) * bend)} {other.x} {other.y}"
    return Line(path, width, count, to_hub=False)


def draw_persons(pairs: Sequence[Row]) -> Network:
    """Draw the persons of the hub on the left, those whom they met on the right, near to each other."""
    left, right, met = Counter[str](), Counter[str](), defaultdict[str, list[str]](list)
    for pair in pairs:
        left[pair["one"]] += pair["events"]
        right[pair["other"]] += pair["events"]
        met[pair["other"]].append(pair["one"])
    rows = {name: place for place, name in enumerate(sorted(left, key=lambda name: (-left[name], name)))}
    centre = {name: sum(rows[one] for one in ones) / len(ones) for name, ones in met.items()}
    others = {name: place for place, name in enumerate(sorted(right, key=lambda name: (centre[name], name)))}
    height = ROW * (max(len(rows), len(others)) + 0.5)
    most = max(*left.values(), *right.values())
    dots = {
        (side, name): Dot(
            name,
            _short(name),
            counts[name],
            x,
            _r(height * (place + 0.5) / len(places)),
            _r(3 + 4 * math.sqrt(counts[name] / most)),
            at_end=side == "left",
        )
        for side, places, counts, x in (("left", rows, left, LEFT), ("right", others, right, RIGHT))
        for name, place in places.items()
    }
    widest = max(pair["events"] for pair in pairs)
    lines = [
        _curve(dots["left", pair["one"]], dots["right", pair["other"]], pair["events"], widest)
        for pair in reversed(pairs)
    ]
    return Network(0, _r(height), tuple(lines), tuple(dots.values()))


def _curve(one: Dot, other: Dot, count: int, widest: int) -> Line:
    middle = (one.x + other.x) / 2
    path = f"M{one.x} {one.y}C{middle} {one.y} {middle} {other.y} {other.x} {other.y}"
    return Line(path, _r(1 + (WIDEST - 4) * math.sqrt(count / widest)), count, to_hub=True)


def _short(name: str) -> Name:
    short = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
    return Name(short, short)


def _r(value: float) -> float:
    return round(value, 1)
