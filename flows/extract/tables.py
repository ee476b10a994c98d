"""Tables of articles, CSV and Parquet: their rows become records, one at a time."""

import codecs
import csv
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow
import pyarrow.parquet

from flows.extract.columns import Columns, find_columns, fold, need_article
from flows.extract.decode import DecodeError, decode
from flows.extract.records import make_record
from flows.settings import MAX_FILE_BYTES

_SAMPLE = 1 << 20  # bytes that tell the encoding
_DELIMITERS = ",;\t|"
_ROWS = 64  # of Parquet that are in memory together


class TableError(ValueError):
    """A table, or a row of it, that cannot be read."""


Row = tuple[int, bytes | TableError]  # its number (0 for the header), and the record or what is wrong with it


def read_rows(path: Path, columns: Columns) -> Iterator[Row]:
    """Give the rows of a table as records; raises TableError or ColumnError where there is no table of articles."""
    return _of_parquet(path, columns) if path.name.lower().endswith(".parquet") else _of_csv(path, columns)


def _of_csv(path: Path, columns: Columns) -> Iterator[Row]:
    encoding, delimiter = _form(path)
    csv.field_size_limit(MAX_FILE_BYTES)
    with path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        names = _header(reader)
        found = find_columns(names, columns)
        need_article(names, found)
        yield from _unknown(names, columns)
        places = {field: names.index(name) for field, name in found.items()}
        number = 0
        while True:
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield number, TableError(f"The row is no CSV ({error}): look at the quotes at line {reader.line_num}.")
                continue
            if any(cells):
                yield number, _record(cells, names, places, composed=encoding != "windows-1258")


def _record(cells: list[str], names: list[str], places: Mapping[str, int], *, composed: bool) -> bytes | TableError:
    if len(cells) > len(names):
        told = f"The row has {len(cells)} cells for {len(names)} columns."
        return TableError(f"{told} Put cells that hold the delimiter into quotes.")
    values = {field: cells[place].strip() for field, place in places.items() if place < len(cells)}
    if not composed:  # the tone marks of this encoding stand apart from their letters
        values = {field: unicodedata.normalize("NFC", value) for field, value in values.items()}
    return make_record(values)


def _form(path: Path) -> tuple[str, str]:
    """Tell encoding and delimiter of a CSV file from its beginning."""
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    if len(sample) == _SAMPLE and not sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    try:
        read = decode(sample)
    except DecodeError as error:
        raise TableError(f"{error} A table is CSV in UTF-8 with the names of its columns in the first line.") from error
    first = read.text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    return ("utf-8-sig" if read.encoding == "utf-8" else read.encoding), delimiter


def _unknown(names: Sequence[str], columns: Columns) -> Iterator[Row]:
    """Tell of columns that the user named and that are not there."""
    folded = {fold(name) for name in names}
    for field, name in columns.items():
        if fold(name) not in folded:
            yield 0, TableError(f"There is no column {name!r} for {field}. There are: {', '.join(names)[:500]}.")


def _header(reader: Iterator[list[str]]) -> list[str]:
    try:
        return [name.strip() for name in next(reader)]
    except (csv.Error, StopIteration) as error:
        raise TableError(f"The first line names no columns ({error}).") from error


def _of_parquet(path: Path, columns: Columns) -> Iterator[Row]:
    with _parquet(path) as file:
        names = list(file.schema_arrow.names)
        found = find_columns(names, columns)
        need_article(names, found)
        yield from _unknown(names, columns)
        number = 0
        for batch in file.iter_batches(_ROWS, columns=list(found.values()), use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield number, make_record({field: row[name] for field, name in found.items()})


@contextmanager
def _parquet(path: Path) -> Iterator[pyarrow.parquet.ParquetFile]:
    """Open a Parquet file so that it is read piece by piece; Arrow tells of damage in several ways."""
    try:
        with pyarrow.parquet.ParquetFile(path, buffer_size=1 << 20, pre_buffer=False) as file:
            yield file
    except (pyarrow.ArrowException, UnicodeDecodeError) as error:
        raise TableError(f"The file is no sound Parquet ({_first_line(error)}). Write it anew.") from error
    except OSError as error:
        if error.errno is not None:  # the file system's own
            raise
        raise TableError(f"The file is no sound Parquet ({_first_line(error)}). Write it anew.") from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]
