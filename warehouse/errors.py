"""What can go wrong with a warehouse, each with a message that a person can act on."""

from pathlib import Path


class WarehouseError(Exception):
    """Anything wrong with a warehouse, its frames or its queries; the message is for the user."""


class NotAWarehouseError(WarehouseError):
    """The path holds something else; it was left untouched."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} is not a Ghi Nhớ warehouse ({reason}). It was left untouched; choose another file.")


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
        super().__init__(f"{path} cannot be used: {detail}")


class FrameError(WarehouseError):
    """A frame does not fit its table."""


class QueryError(WarehouseError):
    """A query is unknown, lacks a parameter, or is not valid SQL."""
