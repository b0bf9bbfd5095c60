"""Whether rows of the log are what was appended, and follow one on the other; if not, where that ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

import orjson

from domain.canonical import canonical
from domain.log.envelope import LEAF_FIELDS, digest_after
from domain.proof.rows import Row

_COVERED = (*LEAF_FIELDS, "recorded_at")
_PAYLOAD = _COVERED.index("payload") + 1


@dataclass(frozen=True)
class Fault:
    """The first position at which the log is not what it was, and in what."""

    position: int
    what: str


def first_fault(rows: Iterable[Row], after: int, digest: bytes | None, up_to: int) -> Fault | None:
    """The first fault in `rows`, which are all that the log has behind `after`, where `digest` stood, to `up_to`.

    Without a `digest` the first row is taken to follow.
    """
    position = after
    for row in rows:
        leaf, stored = bytes(row[-2]), bytes(row[-1])
        what = _misplaced(position + 1, row[0]) or _altered(row, leaf, digest, stored) or _cause(row)
        if what:
            return Fault(min(position + 1, row[0]), what)
        position, digest = row[0], stored
    return None if position == up_to else Fault(position + 1, f"there is no event; the log should go on to {up_to}")


def leaf_of(row: Row) -> bytes:
    """What the leaf should be. Raises `ValueError` for what cannot have been appended."""
    covered = dict(zip(_COVERED, row[1:-2], strict=True))
    covered["payload"] = orjson.loads(row[_PAYLOAD])
    return sha256(canonical(covered)).digest()


def _misplaced(expected: int, position: int) -> str | None:
    if position > expected:
        return f"there is no event; the next one is at {position}"
    return f"there is more than one event at {position}" if position < expected else None


def _altered(row: Row, leaf: bytes, digest: bytes | None, stored: bytes) -> str | None:
    try:
        right = leaf_of(row)
    except ValueError as error:
        return f"the event was altered: {error}"
    follows = digest is None or digest_after(digest, row[0], leaf) == stored
    if right == leaf:
        return None if follows else "the digest does not follow from the digest before it and the leaf"
    if digest is not None and digest_after(digest, row[0], right) == stored:
        return "the leaf was altered: it is not the hash of the event, from which the digest follows"
    return "the event was altered: the leaf is not its hash"


def _cause(row: Row) -> str | None:
    caused_by = row[-4]
    if caused_by is not None and not 0 < caused_by < row[0]:
        return f"it says that it was caused by position {caused_by}, which is not before it"
    return None
