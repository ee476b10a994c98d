"""A folder for what a run needs between its stages; what a killed run left behind is cleared away."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse.errors import WarehouseAccessError


@contextmanager
def scratch_folder(target: Path) -> Iterator[str]:
    """Make a folder for the only writer of a warehouse, and tell where there is no room in it."""
    prefix = f"ghinho-{hashlib.sha256(str(target).encode()).hexdigest()[:12]}-"
    home = Path(tempfile.gettempdir())
    for left in home.glob(f"{prefix}*"):
        shutil.rmtree(left, ignore_errors=True)  # if it cannot go, it is in nobody's way
    try:
        with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as folder:
            yield folder
    except OSError as error:
        raise WarehouseAccessError(home, error.strerror or str(error)) from error
