import calendar
import csv
import itertools
import re
from collections import defaultdict
from datetime import date, timedelta
from importlib import resources
from pathlib import Path

import pytest

from transforms.reference import (
    Membership,
    Organization,
    ReferenceError,
    load_reference,
    local_names,
    read_reference,
)

REFERENCE = load_reference()
FOLDER = resources.files("seeds").joinpath("reference")
COUNTRIES = {country.code: country for country in REFERENCE.countries}
ORGANIZATIONS = {organization.organization_id: organization for organization in REFERENCE.organizations}
PERSONS = {person.person_id: person for person in REFERENCE.persons}
SORTED_BY = {
    "countries.csv": ("code",),
    "places.csv": ("country", "name"),
    "organizations.csv": ("organization_id",),
    "successions.csv": ("predecessor_id", "successor_id"),
    "persons.csv": ("person_id",),
    "memberships.csv": ("person_id", "start"),
    "anchors.csv": ("name", "ordinal", "date"),
}
KINDS = {
    "ministry",
    "government",
    "parliament",
    "committee",
    "party",
    "agency",
    "local_government",
    "military",
    "enterprise",
    "bank",
    "university",
    "institute",
    "association",
    "club",
    "international",
    "media",
    "court",
    "office",
    "other",
}
ONE_HOLDER = {
    "Bộ trưởng",
    "Thủ tướng",
    "Tổng thống",
    "Chủ tịch nước",
    "Tổng Bí thư",
    "Ngoại trưởng",
    "Thống đốc",
    "Tổng thư ký",
    "Tổng Thư ký",
    "Tổng Giám đốc",
    "Quốc vương",
    "Chủ tịch Quốc hội",
    "Chánh án",
}
FEW_DAYS = timedelta(days=31)  # handovers, and months given without a day


def rows(file):
    return list(csv.DictReader(FOLDER.joinpath(file).read_text(encoding="utf-8").splitlines()))


def bounds(edtf):
    """First and last day of an EDTF date of day, month or year precision."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", edtf)
    assert match, f"no EDTF date: {edtf!r}"
    year, month, day = (int(part) if part else None for part in match.groups())
    last_month = month or 12
    last_day = day or calendar.monthrange(year, last_month)[1]
    return date(year, month or 1, day or 1), date(year, last_month, last_day)


def interval(edtf):
    first, _, last = edtf.partition("/")
    return bounds(first)[0], bounds(last or first)[1]


@pytest.mark.parametrize("file", SORTED_BY)
def test_files_are_sorted_so_that_diffs_stay_small(file):
    def key(row):
        return [int(row[column] or 0) if column == "ordinal" else row[column] for column in SORTED_BY[file]]

    keys = [key(row) for row in rows(file)]
    assert keys == sorted(keys)


@pytest.mark.parametrize("file", SORTED_BY)
def test_every_fact_has_a_source_and_no_address_of_a_single_page(file):
    assert [row for row in rows(file) if not row["source"] or "://" in row["source"]] == []


def test_ids_are_unique():
    assert len(COUNTRIES) == len(REFERENCE.countries)
    assert len(ORGANIZATIONS) == len(REFERENCE.organizations)
    assert len(PERSONS) == len(REFERENCE.persons)
    pairs = [(link.predecessor_id, link.successor_id) for link in REFERENCE.successions]
    assert len(set(pairs)) == len(pairs)


def test_ids_are_readable_slugs():
    assert [name for name in (*ORGANIZATIONS, *PERSONS) if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


def test_countries_are_those_of_iso_3166_with_the_union_and_kosovo():
    assert all(re.fullmatch(r"[A-Z]{2}", code) for code in COUNTRIES)
    assert len(COUNTRIES) == 249 + 2
    assert {"EU", "XK", "VN", "LA", "PS", "TW", "VA", "HK"} <= set(COUNTRIES)


def test_what_is_named_exists():
    for organization in REFERENCE.organizations:
        assert organization.country is None or organization.country in COUNTRIES, organization
        assert organization.parent_id is None or organization.parent_id in ORGANIZATIONS, organization
        assert organization.kind in KINDS, organization
    for link in REFERENCE.successions:
        assert {link.predecessor_id, link.successor_id} <= set(ORGANIZATIONS), link
    for membership in REFERENCE.memberships:
        assert membership.person_id in PERSONS, membership
        assert membership.organization_id is None or membership.organization_id in ORGANIZATIONS, membership
    for item in (*REFERENCE.persons, *REFERENCE.places, *REFERENCE.memberships):
        assert item.country is None or item.country in COUNTRIES, item


def test_dates_are_edtf_and_start_before_they_end():
    lives = [(o.founded, o.dissolved) for o in REFERENCE.organizations]
    for start, end in lives + [(m.start, m.end) for m in REFERENCE.memberships]:
        days = [bounds(edtf) for edtf in (start, end) if edtf]
        assert all(earlier[0] <= later[1] for earlier, later in itertools.pairwise(days)), (start, end)
    for anchor in REFERENCE.anchors:
        first, last = interval(anchor.date)
        assert first <= last, anchor
    assert all(bounds(link.date) for link in REFERENCE.successions)


def test_a_name_means_one_country():
    owners = defaultdict(set)
    for country in REFERENCE.countries:
        for name in (country.name, country.official_name, *country.aliases):
            owners[name].add(country.code)
    assert {name: codes for name, codes in owners.items() if name and len(codes) > 1} == {}


def test_a_name_means_one_organization():
    owners = defaultdict(set)
    for organization in REFERENCE.organizations:
        for name in (organization.name, organization.short_name, *organization.aliases):
            owners[name].add(organization.organization_id)
    assert {name: ids for name, ids in owners.items() if name and len(ids) > 1} == {}


def test_a_name_means_one_person_of_a_country_unless_the_ids_say_that_others_bear_it():
    owners = defaultdict(list)
    for person in REFERENCE.persons:
        for name in (person.name, *person.aliases):
            owners[name, person.country].append(person)
    shared = {name: persons for name, persons in owners.items() if len(persons) > 1}
    assert [name for name, persons in shared.items() if not all(person.shares_name for person in persons)] == []


@pytest.mark.parametrize(
    ("person_id", "shares"),
    [("truong-minh-tuan", False), ("nguyen-manh-hung-1962", True), ("lars-lokke-rasmussen", False)],
)
def test_an_id_that_goes_on_behind_the_name_says_that_others_bear_it(person_id, shares):
    assert PERSONS[person_id].shares_name is shares


def test_a_name_means_one_place_of_a_country():
    owners = defaultdict(set)
    for place in REFERENCE.places:
        for name in (place.name, *place.aliases):
            owners[name, place.country].add(place.name)
    assert {name: names for name, names in owners.items() if len(names) > 1} == {}


def test_one_office_has_one_holder_at_a_time():
    tenures = defaultdict(list)
    for membership in REFERENCE.memberships:
        if membership.post in ONE_HOLDER and membership.start:
            tenures[membership.post, membership.organization_id or membership.country].append(membership)
    for office, holders in tenures.items():
        for earlier, later in itertools.pairwise(sorted(holders, key=lambda holder: holder.start)):
            assert surely_until(earlier) - bounds(later.start)[1] <= FEW_DAYS, (office, earlier, later)


def surely_until(membership):
    """The last day on which the person held the post for certain; an open tenure must be the last one."""
    return bounds(membership.end)[0] if membership.end else date.max


def test_a_summit_has_one_date():
    dates = defaultdict(set)
    for anchor in REFERENCE.anchors:
        if anchor.ordinal is not None:
            dates[anchor.name, anchor.ordinal].add(anchor.date)
    assert {summit: days for summit, days in dates.items() if len(days) > 1} == {}


def test_the_28th_and_the_29th_asean_summit_were_held_together_in_2016():
    summits = {a.ordinal: a.date for a in REFERENCE.anchors if "Hội nghị thượng đỉnh ASEAN" in a.aliases}
    assert summits[28] == summits[29] == "2016-09-06/2016-09-08"


def test_two_ministers_leave_two_years_for_a_day_in_march():
    minister = tenure("truong-minh-tuan", "vn-mic")
    colleague = tenure("ravi-shankar-prasad", "in-meity")
    start, end = max(minister.start, colleague.start), min(minister.end, colleague.end)
    assert [year for year in range(2014, 2024) if start <= f"{year}-03-28" <= end] == [2017, 2018]


def tenure(person_id, organization_id) -> Membership:
    found = [
        m
        for m in REFERENCE.memberships
        if (m.person_id, m.organization_id, m.post) == (person_id, organization_id, "Bộ trưởng")
    ]
    assert len(found) == 1
    return found[0]


def test_a_ministry_can_have_several_successors_with_scopes():
    links = [link for link in REFERENCE.successions if link.predecessor_id == "vn-mic"]
    assert {link.successor_id for link in links} == {"vn-most", "vn-mocst", "vn-mps"}
    assert all(link.scope and link.date == "2025-03-01" for link in links)


def test_one_ministry_under_its_spellings():
    ministry = ORGANIZATIONS["vn-mic"]
    assert {"Bộ Thông tin, Truyền thông", "Bộ TTTT", "Bộ TT-TT"} <= set(ministry.aliases)
    assert (ministry.name, ministry.short_name) == ("Bộ Thông tin và Truyền thông", "Bộ TT&TT")


def test_local_names_leave_out_the_country_under_any_of_its_names():
    organization = Organization(
        "us-x",
        "Bộ Biển Mỹ",
        None,
        ("Bộ Biển Hoa Kỳ", "Bộ Đại dương Hoa Kỳ"),
        "US",
        "ministry",
        None,
        None,
        None,
        "-",
    )
    assert local_names(organization, COUNTRIES["US"]) == ("Bộ Biển", "Bộ Đại dương")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("VN,Việt Nam", "2 fields instead of 5"),
        (",Việt Nam,,,nguồn", "code is empty"),
        ("VN,Việt Nam,,A||B,nguồn", "aliases is empty"),
        ("VN, Việt Nam,,,nguồn", "name has spaces around it"),
        ('VN,"Việt Nam,,,nguồn', "unexpected end of data"),
    ],
)
def test_a_malformed_line_is_named_by_file_and_number(tmp_path: Path, line, problem):
    copy_reference(tmp_path)
    (tmp_path / "countries.csv").write_text(
        f"code,name,official_name,aliases,source\nLA,Lào,,,nguồn\n{line}\n", encoding="utf-8"
    )
    with pytest.raises(ReferenceError, match=f"countries.csv, line 3: .*{problem}"):
        read_reference(tmp_path)


def test_an_ordinal_must_be_a_number(tmp_path: Path):
    copy_reference(tmp_path)
    (tmp_path / "anchors.csv").write_text(
        "name,aliases,ordinal,date,country,source\nA,,XII,2016,,nguồn\n", encoding="utf-8"
    )
    with pytest.raises(ReferenceError, match=r"anchors\.csv, line 2: ordinal is no number"):
        read_reference(tmp_path)


def test_a_wrong_header_is_refused(tmp_path: Path):
    copy_reference(tmp_path)
    (tmp_path / "places.csv").write_text("name,kind\n", encoding="utf-8")
    with pytest.raises(ReferenceError, match=r"places\.csv, line 1: the header must be name,aliases"):
        read_reference(tmp_path)


def copy_reference(folder: Path):
    for file in SORTED_BY:
        (folder / file).write_text(FOLDER.joinpath(file).read_text(encoding="utf-8"), encoding="utf-8")
