"""Names through time, as the warehouse tells them: offices, holders, names before and after a merger."""

from collections.abc import Iterator
from datetime import date

import pytest
from duckdb import DuckDBPyConnection

from flows.reference import reference_frames
from transforms.former_ids import former_ids
from transforms.name_canonical import entity_id
from transforms.name_text import fold
from transforms.reference import load_reference
from warehouse.check import run_checks
from warehouse.load import load_reference as load
from warehouse.query import run_query
from warehouse.store import open_warehouse

REFERENCE = load_reference()


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("names") / "w.duckdb"
    with open_warehouse(path) as connection:
        assert set(load(connection, reference_frames(REFERENCE))) == set(reference_frames(REFERENCE))
        yield connection


def holders(connection: DuckDBPyConnection, place: str, post: str, day: str) -> list[str]:
    rows = connection.execute(
        "SELECT person FROM office_holder WHERE coalesce(organization_id, country) = ? AND post = ? "
        "AND first_day <= ? AND (last_day IS NULL OR last_day >= ?)",
        [place, post, date.fromisoformat(day), date.fromisoformat(day)],
    ).fetchall()
    return [person for (person,) in rows]


@pytest.mark.parametrize(
    ("place", "post", "day", "person"),
    [
        ("la-government", "Thủ tướng", "2019-05-01", "Thongloun Sisoulith"),
        ("la-government", "Thủ tướng", "2022-05-01", "Phankham Viphavanh"),
        ("vn-mic", "Bộ trưởng", "2017-03-28", "Trương Minh Tuấn"),
        ("vn-mic", "Quyền Bộ trưởng", "2018-08-01", "Nguyễn Mạnh Hùng"),
        ("US", "Tổng thống", "2026-01-01", "Donald Trump"),
    ],
)
def test_an_office_and_a_day_tell_its_holder(warehouse, place, post, day, person):
    assert holders(warehouse, place, post, day) == [person]


@pytest.mark.parametrize(
    ("parameters", "persons"),
    [
        ({"office": "thủ tướng", "country": "Lào", "organization": "chinh phu", "day": "1990-01-01"}, 1),
        ({"office": "bo truong", "organization": "Bưu chính và Viễn thông Lào"}, 2),
        ({"office": "chu tich nuoc", "country": "LA", "day": "2019-05-01"}, 2),
    ],
)
def test_the_query_finds_holders_by_office_country_organization_and_day(warehouse, parameters, persons):
    assert len(run_query(warehouse, "office-holders", parameters).rows) == persons


def test_years_and_months_span_all_their_days(warehouse):
    found = warehouse.execute(
        "SELECT since, until, first_day, last_day FROM office_holder WHERE person_id = 'thansamay-kommasith'"
    ).fetchall()
    assert found == [("2016", "2021", date(2016, 1, 1), date(2021, 12, 31))]


def names(connection: DuckDBPyConnection, organization_id: str) -> set[tuple[str, str]]:
    rows = connection.execute(
        "SELECT relation, name FROM organization_name WHERE organization_id = ? AND name_kind = 'name'",
        [organization_id],
    ).fetchall()
    return set(rows)


def test_an_organization_is_found_under_its_names_before_and_after(warehouse):
    assert names(warehouse, "la-mpt") == {
        ("itself", "Bộ Bưu chính và Viễn thông Lào"),
        ("successor", "Bộ Công nghệ và Truyền thông Lào"),
        ("predecessor", "Cơ quan Bưu chính và Viễn thông quốc gia Lào"),
        ("predecessor", "Bộ Giao thông Vận tải, Bưu chính và Xây dựng Lào"),
    }


def test_a_sister_that_went_into_the_same_ministry_is_no_name_of_it(warehouse):
    assert ("predecessor", "Bộ Khoa học và Công nghệ Lào") in names(warehouse, "la-mtc")
    assert "Bộ Khoa học và Công nghệ Lào" not in {name for _, name in names(warehouse, "la-mpt")}


def test_the_chain_goes_step_by_step_and_says_what_was_taken_over(warehouse):
    found = warehouse.execute(
        "SELECT chain, scope FROM organization_name "
        "WHERE organization_id = 'vn-mpt-old' AND bearer_id = 'vn-mocst' AND name_kind = 'name'"
    ).fetchall()
    scope = "báo chí, xuất bản, phát thanh, truyền hình, thông tin cơ sở, thông tin đối ngoại"
    assert found == [(["vn-mpt-old", "vn-mic", "vn-mocst"], scope)]


def test_every_name_of_every_organization_stands_there_once(warehouse):
    found = warehouse.execute(
        "SELECT organization_id, name FROM organization_name WHERE relation = 'itself' GROUP BY ALL HAVING count(*) > 1"
    ).fetchall()
    assert found == []


def test_parents_are_those_of_the_reference_data(warehouse):
    found = warehouse.execute("SELECT parent_id FROM reference_organization WHERE organization_id = 'vn-mobifone'")
    assert found.fetchone() == ("vn-mps",)


def test_the_reference_data_holds_together(warehouse):
    broken = [check.name for check in run_checks(warehouse) if not check.passed]
    assert broken == []


def test_a_provisional_id_leads_to_who_bears_the_name():
    by_id = {former.former_id: former.entity_id for former in former_ids(REFERENCE)}
    assert by_id[entity_id("person", fold("Trương Minh Tuấn"), "VN")] == "truong-minh-tuan"
    assert by_id[entity_id("person", fold("Truong Minh Tuan"))] == "truong-minh-tuan"
    assert by_id[entity_id("organization", fold("Bộ Bưu chính, Viễn thông Lào"))] == "la-mpt"


def test_a_name_that_several_bear_leads_to_none_of_them():
    found = {former.former_id for former in former_ids(REFERENCE)}
    assert entity_id("person", fold("Trịnh Văn Quyết"), "VN") not in found
    assert entity_id("person", fold("Nguyễn Mạnh Hùng"), "VN") not in found
