"""Where the link of a run's report leads: to our server, or to the file where the server is somebody else's."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from prefect.settings import PREFECT_API_URL, PREFECT_HOME, temporary_settings

from flows.shown_reports import FOLDER, list_report


class Interface(BaseHTTPRequestHandler):
    """A server that answers to everything with its user interface, as Prefect's own does."""

    def do_HEAD(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1234")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def foreign() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Interface)
    threading.Thread(target=server.serve_forever).start()
    yield f"http://127.0.0.1:{server.server_port}/api"
    server.shutdown()
    server.server_close()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "tin tức.html"
    path.write_text("<p>Tin tức</p>", encoding="utf-8")
    return path


def test_a_server_of_somebody_else_does_not_show_it(foreign: str, report: Path, tmp_path: Path) -> None:
    with temporary_settings({PREFECT_API_URL: foreign, PREFECT_HOME: tmp_path / "home"}):
        assert list_report(report) == report.as_uri()


@pytest.mark.parametrize("url", [None, "http://127.0.0.1:1/api"])
def test_without_a_server_it_is_the_file(url: str | None, report: Path, tmp_path: Path) -> None:
    with temporary_settings({PREFECT_API_URL: url, PREFECT_HOME: tmp_path / "home"}):
        assert list_report(report) == report.as_uri()


def test_a_report_is_listed_once_and_reports_of_one_name_apart(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / report.name
    other.parent.mkdir()
    other.touch()
    with temporary_settings({PREFECT_API_URL: None, PREFECT_HOME: tmp_path / "home"}):
        for path in (report, other, report):
            list_report(path)
    assert sorted(link.readlink() for link in (tmp_path / "home" / FOLDER).iterdir()) == sorted([report, other])
