"""What the commands have in common: the warehouse they are about, and how they tell what went wrong."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from flows.settings import own_reference

Warehouse = Annotated[Path, typer.Option("--warehouse", "-w", help="The DuckDB file.", metavar="FILE")]


@contextmanager
def told(
    stopped: str = "Stopped. Batches that were loaded are complete; run the same command again for the rest.",
) -> Iterator[None]:
    """Turn what a user can put right into a message."""
    from flows.fetch.errors import SourceError  # noqa: PLC0415
    from flows.server import ServerError, ServerGoneError  # noqa: PLC0415
    from flows.workers import WorkersError  # noqa: PLC0415
    from transforms.reference import ReferenceError  # noqa: PLC0415
    from warehouse.errors import WarehouseError  # noqa: PLC0415

    try:
        yield
    except ServerGoneError as error:
        warn(str(error).rstrip("."))
        os._exit(1)  # Prefect would try for minutes to reach it with what there is left to record
    except (WarehouseError, ServerError, WorkersError, SourceError) as error:
        fail(str(error))
    except ReferenceError as error:
        fail(f"{own_reference()}: {error}.")
    except KeyboardInterrupt:
        fail(stopped, 130)


def warn(line: str) -> None:
    """Tell something beside the output."""
    typer.echo(f"ghinho: {line}.", err=True)


def fail(message: str, code: int = 1) -> NoReturn:
    """Tell what is wrong and end the program."""
    typer.echo(f"ghinho: {message}", err=True)
    sys.exit(code)
