"""Ids: hashes of natural keys, the same on any machine and in any order.

What is but a place in a document is told by the document's id, itself a hash, and the place.
"""

from hashlib import blake2b


def stable_id(prefix: str, *key: object) -> str:
    """Return a short id for a natural key: a prefix for the reader and 80 bits of its hash."""
    digest = blake2b("\x1f".join(map(str, key)).encode(), digest_size=10).hexdigest()
    return f"{prefix}_{digest}"
