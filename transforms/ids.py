"""Ids: hashes of natural keys, the same on any machine and in any order.

What is but a place in a document is told by the document's id, itself a hash, and the place.
"""

from hashlib import blake2b


def stable_id(prefix: str, *key: object) -> str:
    """Return a short id for a natural key: a prefix for the reader and 80 bits of its hash."""
    return f"{prefix}_" + _hash("\x1f".join(map(str, key)).encode())


def id_of_text(text: bytes) -> str:
    """Return the id of a text in UTF-8: the stable id of its words and signs as they are."""
    return f"t_{_hash(text)}"


def _hash(data: bytes) -> str:
    return blake2b(data, digest_size=10).hexdigest()
