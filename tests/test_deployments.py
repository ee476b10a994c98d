from pathlib import Path

import pytest

from flows.deployments import as_yaml, deployment, entries
from flows.settings import Wanted

ROOT = Path(__file__).parents[1]
ENTRIES = entries(Wanted())


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
