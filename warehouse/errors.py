"""What can go wrong with a warehouse, each with a message that a person can act on."""

from pathlib import Path

_NO_SPACE = "Make room on that disk and run again. What was loaded so far is kept."
_NO_RIGHT = "Let this user write to its folder, or choose another one."
_ADVICE = {
    "No space left": _NO_SPACE,
    "File too large": _NO_SPACE,
    "quota exceeded": _NO_SPACE,
    "Could not write": _NO_SPACE,
    "Permission denied": _NO_RIGHT,
    "Operation not permitted": _NO_RIGHT,
    "Read-only file system": _NO_RIGHT,
}


class WarehouseError(Exception):
    """Anything wrong with a warehouse, its frames or its queries; the message is for the user."""


class NotAWarehouseError(WarehouseError):
    """The path holds something else; it was left untouched."""

    def __init__(self, path: Path, reason: str, advice: str = "Choose another file.") -> None:
        super().__init__(f"{path} is not a Ghi Nhớ warehouse ({reason}). It was left untouched. {advice}")
        self.reason = reason


class WarehouseVersionError(WarehouseError):
    """The warehouse was made by a version of the program with other tables."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        age, advice = ("a newer", "update the program") if found > known else ("an older", "make a new warehouse")
        super().__init__(
            f"{path} was made by {age} version of the program (schema {found}, this program has {known}). "
            f"It was left untouched; {advice} or choose another file."
        )


class WarehouseMissingError(WarehouseError):
    """There is no file to read at the path."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no warehouse at {path}. Make one with `ghinho run`, or name another file.")


class WarehouseLockedError(WarehouseError):
    """Somebody else has the warehouse open."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path} is in use: {detail}. Wait until it is free, or close the other program.")


class WarehouseAccessError(WarehouseError):
    """The file system refuses: no permission, no space, no such place."""

    def __init__(self, path: Path, detail: str) -> None:
        advice = next((advice for sign, advice in _ADVICE.items() if sign in detail), "")
        super().__init__(f"{path} cannot be used: {detail.rstrip('.')}.{advice and ' '}{advice}")


class FrameError(WarehouseError):
    """A frame does not fit its table."""


class DecisionError(WarehouseError):
    """Events or agreements cannot be joined or parted as was asked."""


class QueryError(WarehouseError):
    """A query is unknown, lacks a parameter, or is not valid SQL."""


class ExportError(WarehouseError):
    """An export cannot be written to its place."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path} {detail}.")
