"""The offices that diplomacy turns on have a known holder on every day since 2007, but for the gaps named here."""

import calendar
import itertools
import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from transforms.reference import Membership, load_reference

REFERENCE = load_reference()
ORGANIZATIONS = {organization.organization_id: organization for organization in REFERENCE.organizations}
FIRST, LAST = date(2007, 1, 1), date(2026, 12, 31)
DAY = timedelta(days=1)
HANDOVER = timedelta(days=31)  # also what a month given without its day leaves open

MINISTER = ("Bộ trưởng",)
PRESIDENT = ("Tổng thống",)
PREMIER = ("Thủ tướng",)
# Where an office is held - an organization while it exists, or the country for heads of state - and its posts.
OFFICES: dict[str, tuple[str, ...]] = {
    # Viet Nam: party, state, National Assembly, government
    "vn-cpv": ("Tổng Bí thư",),
    "vn-cpv-secretariat": ("Thường trực Ban Bí thư",),
    "vn-cpv-organization": ("Trưởng ban",),
    "vn-cpv-propaganda": ("Trưởng ban",),
    "vn-cpv-propaganda-mass": ("Trưởng ban",),
    "VN": ("Chủ tịch nước",),
    "vn-national-assembly": ("Chủ tịch Quốc hội",),
    "vn-government": PREMIER,
    # its ministries and ministerial agencies, those of the government of 2002 to 2007 first
    "vn-mpt-old": MINISTER,
    "vn-moci": MINISTER,
    "vn-mofi": MINISTER,
    "vn-moindustry": MINISTER,
    "vn-motrade": MINISTER,
    "vn-csport": ("Chủ nhiệm",),
    "vn-cpfc": ("Chủ nhiệm",),
    "vn-mofa": MINISTER,
    "vn-mod": MINISTER,
    "vn-mps": MINISTER,
    "vn-moj": MINISTER,
    "vn-moha": MINISTER,
    "vn-mof": MINISTER,
    "vn-moit": MINISTER,
    "vn-moc": MINISTER,
    "vn-most": MINISTER,
    "vn-moet": MINISTER,
    "vn-moh": MINISTER,
    "vn-mocst": MINISTER,
    "vn-mic": MINISTER,
    "vn-mpi": MINISTER,
    "vn-mot": MINISTER,
    "vn-mard": MINISTER,
    "vn-monre": MINISTER,
    "vn-molisa": MINISTER,
    "vn-mae": MINISTER,
    "vn-mera": MINISTER,
    "vn-cema": MINISTER,
    "vn-sbv": ("Thống đốc",),
    "vn-inspectorate": ("Tổng Thanh tra",),
    "vn-gov-office": ("Bộ trưởng", "Chủ nhiệm"),
    "LA": ("Chủ tịch nước",),
    "la-lprp": ("Tổng Bí thư",),
    "la-government": PREMIER,
    "la-parliament": ("Chủ tịch Quốc hội",),
    "la-mfa": MINISTER,
    "la-mctpc": MINISTER,
    "la-napt": ("Chủ tịch",),
    "la-mpt": MINISTER,
    "la-mtc": MINISTER,
    "KH": ("Quốc vương",),
    "kh-government": PREMIER,
    "kh-mfa": MINISTER,
    "kh-mptc": MINISTER,
    "CN": ("Chủ tịch nước",),
    "cn-cpc": ("Tổng Bí thư",),
    "cn-government": PREMIER,
    "cn-mfa": MINISTER,
    "cn-mii": MINISTER,
    "cn-miit": MINISTER,
    "JP": ("Nhật hoàng",),
    "jp-government": PREMIER,
    "jp-mfa": MINISTER,
    "jp-mic": MINISTER,
    "KR": PRESIDENT,
    "kr-government": PREMIER,
    "kr-mfa": MINISTER,
    "kr-mic": MINISTER,
    "kr-kcc": ("Chủ tịch",),
    "kr-msip": MINISTER,
    "kr-msit": MINISTER,
    "IN": PRESIDENT,
    "in-government": PREMIER,
    "in-mfa": MINISTER,
    "in-moc": MINISTER,
    "in-meity": MINISTER,
    "RU": PRESIDENT,
    "ru-government": PREMIER,
    "ru-mfa": MINISTER,
    "ru-mininform": MINISTER,
    "ru-mincom": MINISTER,
    "ru-digital": MINISTER,
    "US": PRESIDENT,
    "us-mfa": ("Ngoại trưởng",),
    "us-fcc": ("Chủ tịch",),
    "SG": PRESIDENT,
    "sg-government": PREMIER,
    "sg-mfa": MINISTER,
    "sg-mica": MINISTER,
    "sg-mci": MINISTER,
    "sg-mddi": MINISTER,
    "TH": ("Quốc vương",),
    "th-government": PREMIER,
    "th-mfa": MINISTER,
    "th-mict": MINISTER,
    "th-mdes": MINISTER,
    "ID": PRESIDENT,
    "id-mfa": MINISTER,
    "id-kominfo": MINISTER,
    "id-komdigi": MINISTER,
}
# More than a handover without a holder, or without one that is known.
GAPS: dict[str, dict[tuple[str, str], str]] = {
    "vn-moh": {
        ("2019-11-23", "2020-07-06"): "Deputy Prime Minister Vũ Đức Đam saw to the ministry",
        ("2022-06-08", "2022-07-14"): "vacant",
    },
    "vn-mard": {("2024-11-29", "2025-02-28"): "vacant until the ministry was merged"},
    "kr-government": {
        ("2010-08-12", "2010-09-30"): "deputies in turn",
        ("2015-04-28", "2015-06-17"): "deputies in turn",
        ("2025-05-02", "2025-06-30"): "deputies in turn",
    },
    "la-napt": {("2007-10-22", "2010-12-31"): "not known"},
    "kr-kcc": {("2014-01-01", "2025-09-30"): "not known; information went to the ministry in 2013"},
    "kr-mfa": {("2010-09-05", "2010-10-07"): "vacant"},
    "th-government": {("2014-05-23", "2014-08-23"): "the army ruled without a government"},
    "th-mfa": {("2014-06-01", "2014-07-31"): "the army ruled without a government"},
    "th-mict": {
        ("2008-01-01", "2008-02-05"): "not known",
        ("2014-06-01", "2014-07-31"): "the army ruled without a government",
    },
}


def bounds(edtf: str) -> tuple[date, date]:
    """First and last day of an EDTF date of day, month or year precision."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", edtf)
    assert match, edtf
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year
    end = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    return date(year, month or 1, day or 1), end


def life(place: str) -> tuple[date, date]:
    """The days that count: those of the organization within the years that are asked for."""
    organization = ORGANIZATIONS.get(place)
    founded = bounds(organization.founded)[1] if organization and organization.founded else FIRST
    dissolved = bounds(organization.dissolved)[0] - DAY if organization and organization.dissolved else LAST
    return max(FIRST, founded), min(LAST, dissolved)


def holders(place: str) -> list[Membership]:
    """Who held the office of a place, also as acting one, by the first day on which they can have."""
    posts = {*OFFICES[place], *(f"Quyền {post}" for post in OFFICES[place])}
    found = [
        m for m in REFERENCE.memberships if m.post in posts and m.start and place == (m.organization_id or m.country)
    ]
    return sorted(found, key=lambda m: bounds(m.start or "")[0])


def uncovered(place: str) -> Iterator[tuple[date, date]]:
    """Runs of days, each from its first to its last, on which nobody can have held the office."""
    first, last = life(place)
    reached = first - DAY
    for membership in holders(place):
        start = bounds(membership.start or "")[0]
        if start > reached + DAY:
            yield reached + DAY, min(start - DAY, last)
        reached = max(reached, bounds(membership.end)[1] if membership.end else date.max)
        if reached >= last:
            return
    yield reached + DAY, last


@pytest.mark.parametrize("place", OFFICES)
def test_every_day_has_its_holder_or_is_a_known_gap(place):
    gaps = {(str(first), str(last)) for first, last in uncovered(place) if last - first >= HANDOVER}
    assert gaps == set(GAPS.get(place, ()))


@pytest.mark.parametrize("place", OFFICES)
def test_no_two_hold_one_office_at_once(place):
    inaugurated = [m for m in holders(place) if not m.post.startswith("Quyền ")]
    for earlier, later in itertools.pairwise(sorted(inaugurated, key=lambda m: bounds(m.start or "")[1])):
        end = bounds(earlier.end)[0] if earlier.end else date.max
        assert end - bounds(later.start or "")[1] <= HANDOVER, (earlier, later)


def test_all_ministries_of_viet_nam_are_asked_for():
    ministries = {
        organization.organization_id
        for organization in REFERENCE.organizations
        if organization.country == "VN" and organization.kind == "ministry"
    }
    assert ministries <= set(OFFICES)


@pytest.mark.parametrize("link", REFERENCE.successions, ids=lambda link: f"{link.predecessor_id}-{link.successor_id}")
def test_who_follows_is_there_and_who_is_followed_ends(link):
    before, after = ORGANIZATIONS[link.predecessor_id], ORGANIZATIONS[link.successor_id]
    first, last = bounds(link.date)
    if after.founded:
        assert bounds(after.founded)[0] <= last
    if before.founded:
        assert bounds(before.founded)[0] < last
    if link.scope is None:
        assert before.dissolved, "an organization that was followed in everything ended"
    if before.dissolved:
        assert bounds(before.dissolved)[1] >= first - HANDOVER
        assert link.scope or bounds(before.dissolved)[0] <= last + HANDOVER


def test_nobody_is_followed_round_in_a_ring():
    later = {link.predecessor_id: set[str]() for link in REFERENCE.successions}
    for link in REFERENCE.successions:
        later[link.predecessor_id].add(link.successor_id)

    def reached(start: str, seen: frozenset[str]) -> bool:
        return any(there in seen or reached(there, seen | {there}) for there in later.get(start, ()))

    assert [start for start in later if reached(start, frozenset({start}))] == []
