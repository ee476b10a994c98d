"""What runs by itself, and when: the list of deployments, before any server knows of it."""

from pathlib import Path

import pytest
import yaml

from flows import deployments
from flows.deployments import as_yaml, deployment, entries
from flows.fetch.errors import SourceError
from flows.settings import Wanted

ROOT = Path(__file__).parents[1]
ENTRIES = entries(Wanted())
SOURCES = """
[[source]]
name = "mofa"
kind = "feed"
address = "https://mofa.example/rss"
schedule = "0 */2 * * *"

[[source]]
name = "asked"
kind = "urls"
address = "https://asked.example/list"

[[source]]
name = "off"
kind = "feed"
address = "https://off.example/rss"
schedule = "0 5 * * *"
enabled = false
"""


@pytest.fixture(autouse=True)
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "sources.toml"
    path.write_text(SOURCES)
    monkeypatch.setenv("GHINHO_SOURCES", str(path))
    return path


def test_the_file_for_prefect_deploy_is_the_one_definition_written_out() -> None:
    assert (ROOT / "prefect.yaml").read_text(encoding="utf-8") == as_yaml(Wanted(folder="{{ $PWD }}"))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.flow.name)
def test_every_parameter_is_explained_in_the_form(entry: object) -> None:
    made = deployment(entry, Wanted())  # type: ignore[arg-type]
    form = made._parameter_openapi_schema.properties
    assert form
    assert [name for name, field in form.items() if not field.get("description")] == []
    assert set(made.parameters) <= set(form)
    assert made.entrypoint is not None
    assert made.entrypoint.startswith("flows.")


def readings(*sources: str) -> dict[str, tuple[list[str], str | None]]:
    """What is read by the deployments of `ingest`, and when."""
    return {
        entry.name: (entry.parameters["sources"], entry.schedule.cron if entry.schedule else None)
        for entry in entries(Wanted(sources=sources))
        if entry.flow.name == "ingest"
    }


def test_sources_are_read_on_their_own_schedules_and_the_rest_together() -> None:
    assert readings("articles", "mofa", "asked", "off") == {
        "ingest": (["articles", "asked", "off"], Wanted.cron),
        "ingest-mofa": (["mofa"], "0 */2 * * *"),
    }
    assert readings("articles") == {"ingest": (["articles"], Wanted.cron)}


def test_where_all_have_schedules_the_rest_is_all_of_them_when_asked() -> None:
    assert readings("mofa") == {"ingest": (["mofa"], None), "ingest-mofa": (["mofa"], "0 */2 * * *")}


def test_every_shipped_schedule_can_be_kept(sources: Path) -> None:
    sources.write_text("")
    shipped = deployments.load_sources().by_name
    made = readings(*shipped)
    kept = {f"ingest-{name}" for name, source in shipped.items() if source.schedule and source.enabled}
    assert len(kept) > 10
    assert made.keys() == {"ingest", *kept}


def test_a_schedule_that_is_none_is_told(sources: Path) -> None:
    sources.write_text(SOURCES.replace("0 */2 * * *", "0 */2 * * soon"))
    with pytest.raises(SourceError, match=r"'mofa'.*'0 \*/2 \* \* soon' is no cron expression"):
        readings("mofa")


def test_prefect_yaml_can_be_written_for_any_sources() -> None:
    written = yaml.safe_load(as_yaml(Wanted(sources=["mofa"], folder="{{ $PWD }}")))["deployments"]
    assert [(made["name"], [each["cron"] for each in made["schedules"]]) for made in written] == [
        ("ingest", []),
        ("ingest-mofa", ["0 */2 * * *"]),
        ("replay", []),
        ("check", ["15 6 * * *"]),
        ("publish", []),
    ]
    assert written[1]["parameters"]["sources"] == ["mofa"]
