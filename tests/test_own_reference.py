"""The user's own reference data, which is read over the shipped one, and what became of provisional ids."""

import re
from pathlib import Path

import pytest

from flows.settings import own_reference
from transforms.former_ids import former_ids
from transforms.model import Document
from transforms.names import NameReader
from transforms.reference import Reference, ReferenceError, load_reference
from transforms.rules import rules_version
from transforms.sentences import split_sentences

HEADERS = {
    "persons.csv": "person_id,name,aliases,country,source",
    "memberships.csv": "person_id,post,organization_id,country,start,end,source",
    "organizations.csv": ("organization_id,name,short_name,aliases,country,kind,parent_id,founded,dissolved,source"),
    "successions.csv": "predecessor_id,successor_id,date,scope,source",
}
COUNTRIES = {country.code for country in load_reference().countries}


@pytest.fixture
def own(tmp_path: Path):
    def written(**lines: str) -> Path:
        for file, text in lines.items():
            (tmp_path / f"{file}.csv").write_text(f"{HEADERS[f'{file}.csv']}\n{text}\n", encoding="utf-8")
        return tmp_path

    return written


def person_in(reference: Reference, body: str) -> tuple[str | None, str | None, str | None]:
    mentions = NameReader(reference).read(Document("d", None, body, "2024-05-02"), split_sentences(body, False))
    (found,) = [mention for mention in mentions if mention.kind == "person"]
    return found.entity_id, found.name, found.organization_id


BODY = "Tổng Giám đốc Công ty Sao Khuê Hồ Văn Lãm ký kết."


def test_a_promoted_person_has_a_lasting_id_to_which_the_provisional_one_leads(own):
    provisional, name, _ = person_in(load_reference(), BODY)
    assert re.fullmatch("[0-9a-f]{16}", str(provisional))
    reference = load_reference(own(persons="ho-van-lam,Hồ Văn Lãm,,VN,saokhue.example"))
    assert person_in(reference, BODY)[:2] == ("ho-van-lam", name)
    assert {former.former_id: former.entity_id for former in former_ids(reference)}[provisional] == "ho-van-lam"


def test_a_promoted_organization_has_a_lasting_id_to_which_the_provisional_one_leads(own):
    _, _, provisional = person_in(load_reference(), BODY)
    reference = load_reference(
        own(organizations="vn-sao-khue,Công ty Sao Khuê,,,VN,enterprise,vn-fpt,,,saokhue.example")
    )
    assert person_in(reference, BODY)[2] == "vn-sao-khue"
    assert {former.former_id: former.entity_id for former in former_ids(reference)}[provisional] == "vn-sao-khue"


def test_own_lines_are_read_over_the_shipped_ones(own):
    shipped = load_reference()
    reference = load_reference(
        own(
            persons="truong-minh-tuan,Trương Minh Tuấn,Ba Tuấn,VN,saokhue.example",
            memberships="truong-minh-tuan,Chủ tịch,vn-fpt,VN,2030,,saokhue.example",
        )
    )
    assert len(reference.persons) == len(shipped.persons)
    assert len(reference.memberships) == len(shipped.memberships) + 1
    assert [p.aliases for p in reference.persons if p.person_id == "truong-minh-tuan"] == [("Ba Tuấn",)]
    assert reference.organizations == shipped.organizations


def test_no_own_data_changes_nothing(tmp_path):
    assert load_reference(tmp_path) == load_reference()


@pytest.mark.parametrize(
    ("file", "line", "problem"),
    [
        ("memberships", "hanh,Bộ trưởng,vn-mic,VN,2020,,x", "memberships.csv, line 2: person_id 'hanh' is in none"),
        ("memberships", "truong-minh-tuan,Bộ trưởng,vn-x,VN,2020,,x", "organization_id 'vn-x' is in none"),
        ("memberships", "truong-minh-tuan,Bộ trưởng,vn-mic,VN,5/2020,,x", "start '5/2020' is no date: write 2025"),
        ("persons", "hanh,Hạnh,,VM,x", "persons.csv, line 2: country 'VM' is in none"),
        ("organizations", "vn-x,X,,,VN,enterprise,vn-y,,,x", "parent_id 'vn-y' is in none"),
        ("successions", "vn-mic,vn-x,2026,,x", "successor_id 'vn-x' is in none"),
        ("persons", "hanh,Hạnh,VN,x", "persons.csv, line 2: 4 fields instead of 5"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(own, file, line, problem):
    with pytest.raises(ReferenceError, match=re.escape(problem)):
        load_reference(own(**{file: line}))


def test_a_file_of_another_name_is_refused(tmp_path):
    (tmp_path / "person.csv").write_text("", encoding="utf-8")
    with pytest.raises(ReferenceError, match=re.escape("person.csv, line 1: no such file is read, only countries.csv")):
        load_reference(tmp_path)


def test_own_data_makes_other_rules(own):
    assert rules_version(own(persons="hanh,Hạnh,,VN,x")) != rules_version()


def test_a_folder_is_found_by_its_place_or_by_the_environment(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GHINHO_REFERENCE", raising=False)
    assert own_reference() is None
    (tmp_path / "data" / "reference").mkdir(parents=True)
    assert own_reference() == tmp_path / "data" / "reference"
    (tmp_path / "other").mkdir()
    monkeypatch.setenv("GHINHO_REFERENCE", "other")
    assert own_reference() == tmp_path / "other"
