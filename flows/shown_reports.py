"""Reports at the address of the server: a browser follows no link from a page of Prefect's to a file.

A run that has written a report lists it, as a link in a folder of Prefect's home, and the server
of that home shows what is listed. Nothing else that lies beside a report can be read there.
"""

import os
import urllib.error
import urllib.request
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from prefect.settings import get_current_settings

ADDRESS = "/report"
FOLDER = "reports"  # in Prefect's home
ANSWER_SECONDS = 10.0


def add_reports(app: FastAPI) -> None:
    """Let the server show the reports that are listed, unless one has to log in there, which these pages cannot ask."""
    settings = get_current_settings()
    if settings.server.api.auth_string is None:
        listed = StaticFiles(directory=settings.home / FOLDER, check_dir=False, follow_symlink=True)
        app.mount(ADDRESS, listed)
        app.router.routes.insert(0, app.router.routes.pop())  # before the user interface, which answers to all else


def list_report(report: Path) -> str:
    """List a report, and return its address on the server, or that of the file where the server does not show it."""
    report = report.absolute()
    name = f"{sha256(os.fsencode(report)).hexdigest()[:12]}-{report.name}"
    folder = get_current_settings().home / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / f".{name}.{os.getpid()}"
    new.symlink_to(report)
    new.replace(folder / name)
    address = f"{ADDRESS}/{quote(name)}"
    return address if _is_shown(address, report) else report.as_uri()


def _is_shown(address: str, report: Path) -> bool:
    """Say whether the server gives the report there: one that is not ours answers with its user interface."""
    api = get_current_settings().api.url
    if api is None:
        return False
    request = urllib.request.Request(f"{api.removesuffix('/api')}{address}", method="HEAD")
    try:
        with urllib.request.urlopen(request, timeout=ANSWER_SECONDS) as answer:
            return bool(answer.headers["content-length"] == str(report.stat().st_size))
    except (urllib.error.URLError, TimeoutError):
        return False
