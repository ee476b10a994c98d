"""Connections to public addresses only, and none that outlives its time.

Names are resolved here, right before the connection is made, and the connection goes to
the very address that was checked: a name that means another address a moment later gains
nothing, nor does a redirect.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

import httpcore

from flows.fetch.errors import FetchError

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], list[str]]
_NAT64 = ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a host."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        message = f"The host {host} is not known ({error}). Check the address and the connection to the Internet."
        raise FetchError("unreachable", message, passing=True) from error
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public Internet, also where it is wrapped in another one.

    >>> [is_public(ip_address(text)) for text in ("8.8.8.8", "10.0.0.1", "::1", "::ffff:127.0.0.1", "100.64.0.1")]
    [True, False, False, False, False]
    """
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is None and address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


class Deadline:
    """The moment at which the answer that a thread waits for is overdue."""

    def __init__(self) -> None:
        self._local = threading.local()

    def start(self, seconds: float) -> None:
        """Give the thread so many seconds from now."""
        self._local.until = time.monotonic() + seconds

    def left(self, timeout: float | None) -> float:
        """Tell how long to wait at most; raise where the time is up."""
        left = float(self._local.until - time.monotonic())
        if left <= 0:
            raise httpcore.ReadTimeout("the answer took too long altogether")
        return left if timeout is None else min(left, timeout)


class GuardedBackend(httpcore.NetworkBackend):
    """Makes connections for httpcore, to checked addresses and within a deadline."""

    def __init__(
        self, allowed: Iterable[IPv4Network | IPv6Network], deadline: Deadline, resolver: Resolve = resolve
    ) -> None:
        self._allowed = tuple(allowed)
        self._deadline = deadline
        self._resolve = resolver
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of the host that answers, if all of them may be asked."""
        addresses = self._resolve(host, port)
        for address in addresses:
            self._check(host, ip_address(address.partition("%")[0]))
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            left = self._deadline.left(timeout)
            try:
                stream = self._inner.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure

    def sleep(self, seconds: float) -> None:
        """Wait between attempts; httpcore makes none here."""
        self._inner.sleep(seconds)

    def _check(self, host: str, address: Address) -> None:
        if is_public(address) or any(address in network for network in self._allowed):
            return
        named = "" if str(address) == host else f"{host} leads to "
        message = (
            f"{named}{address}, which is no public address; nothing was asked there. If it is your own network, "
            "name it under [fetch] networks in sources.toml."
        )
        raise FetchError("private", message)


class _TimedStream(httpcore.NetworkStream):
    """A connection on which nothing waits beyond the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
