"""What makes CSV fit for spreadsheets: they shall know the letters, and take no text for a formula."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def harmless(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula (CWE-1236); numbers stay."""
    return f"'{text}" if text.startswith(_FORMULA) and not _is_number(text) else text


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write rows for a spreadsheet, and count them."""
    count = 0  # without the mark at the start, Excel takes UTF-8 for the code page of the machine
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([_cell(value) for value in row])
            count += 1
    return count


def _cell(value: object) -> str:
    if value is None:
        return ""
    return harmless("; ".join(map(str, value)) if isinstance(value, list) else str(value))


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
