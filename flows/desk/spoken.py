"""Days, countries and codes as a person says them, in Vietnamese and English."""

import re
from collections.abc import Mapping
from functools import cache

from babel import Locale

from warehouse.codes import Name

_DAY = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


def spoken_date(edtf: str | None) -> Name:
    """Say an EDTF date: a day, month or year, an interval, or one of a set; what is none of these stands as it is."""
    if edtf is None:
        return Name("chưa rõ ngày", "no date")
    if edtf.startswith("[") and edtf.endswith("]"):
        return _joined(edtf[1:-1].split(","), " hoặc ", " or ")
    if "/" in edtf:
        return _joined(edtf.split("/"), " – ", " – ")
    found = _DAY.fullmatch(edtf)
    return _day(**found.groupdict()) if found else Name(edtf, edtf)


def _joined(parts: list[str], vi: str, en: str) -> Name:
    said = [spoken_date(part.strip()) for part in parts]
    return Name(vi.join(one.vi for one in said), en.join(one.en for one in said))


def _day(year: str, month: str | None, day: str | None) -> Name:
    unknown = year == "XXXX"
    vi = "/".join([*(str(int(part)) for part in (day, month) if part), *([] if unknown else [year])])
    en = " ".join(
        [*([str(int(day))] if day else []), *([_month(month)] if month else []), *([] if unknown else [year])]
    )
    return Name(f"{vi}, chưa rõ năm", f"{en}, year unknown") if unknown else Name(vi, en)


def _month(month: str) -> str:
    return str(_english().months["format"]["wide"].get(int(month), month))


class Countries:
    """Names of countries: the Vietnamese ones from the warehouse, the English ones from CLDR."""

    def __init__(self, vietnamese: Mapping[str, str]) -> None:
        self._vietnamese = vietnamese

    def __getitem__(self, code: str) -> Name:
        """Name a country; a code that nobody knows stands for itself."""
        return Name(self._vietnamese.get(code, code), _english().territories.get(code, code))


@cache
def _english() -> Locale:
    return Locale("en")
