"""One Prefect API for all tests, with a home that is not the user's."""

import os
import signal
import tempfile
from collections.abc import Iterator

import pytest

from flows import settings

# Before anything imports Prefect, whatever the user's own settings are.
for name in [name for name in os.environ if name.startswith("PREFECT_")]:
    del os.environ[name]
_HOME = tempfile.TemporaryDirectory(prefix="ghinho-test-prefect-", ignore_cleanup_errors=True)
os.environ["PREFECT_HOME"] = _HOME.name
settings.prepare()


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Let Ctrl-C count here, also where a shell started the tests in its background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def prefect_url() -> Iterator[str]:
    """Serve a Prefect API for the whole session; starting one takes many seconds."""
    from flows.server import TemporaryServer  # noqa: PLC0415

    server = TemporaryServer()
    try:
        server.wait()
        yield server.url
    finally:
        server.stop()


@pytest.fixture
def prefect_api(prefect_url: str) -> Iterator[str]:
    """Let flows of this test run against the API of the session."""
    from prefect.logging.handlers import APILogHandler  # noqa: PLC0415
    from prefect.settings import PREFECT_API_URL, temporary_settings  # noqa: PLC0415

    with temporary_settings({PREFECT_API_URL: prefect_url}):
        yield prefect_url
        APILogHandler().flush()
