"""What can go wrong with sources and with fetching, each with a message that a person can act on."""


class SourceError(Exception):
    """A list of sources, or what is asked of it, is not right; the message is for the user."""


class FetchError(Exception):
    """An address gave nothing that can be used; ``reason`` is the short code for the table `issue`.

    ``passing`` is true for what may be gone in a minute: the address is asked again.
    """

    def __init__(self, reason: str, message: str, *, passing: bool = False, wait: float | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.passing = passing
        self.wait = wait  # seconds that the host wants to be left alone
        self.host: str | None = None

    def __str__(self) -> str:
        """Give the message, which may have been completed on the way."""
        return self.message
