"""What a target holds, compared with what the log says that it should."""

from collections.abc import Iterable
from dataclasses import dataclass

MISSING, EXTRA, STALE, ALTERED = "missing", "extra", "stale", "altered"
KINDS = (MISSING, EXTRA, STALE, ALTERED)


@dataclass(frozen=True)
class Held:
    """What a target holds at a key: the position it reflects, and the SHA-256 (hex) of what was sent.

    The fingerprint is None where it holds nothing (any more).
    """

    key: str
    version: int | None
    fingerprint: str | None
    intact: bool = True
    """Whether it stands there as it was written."""


@dataclass(frozen=True)
class Should:
    """What a target should hold at a key, None where nothing is known of that. `owed`: it is on its way there."""

    key: str
    version: int | None
    fingerprint: str | None
    owed: bool = False


@dataclass(frozen=True)
class Difference:
    """One key at which a target does not hold what it should."""

    target: str
    key: str
    kind: str
    should: Should
    holds: Held | None

    @property
    def sentence(self) -> str:
        match self.kind:
            case "missing":
                return "is not there"
            case "extra":
                return "is there, but should not be"
            case "stale":
                return f"reflects position {self.holds.version}, but should reflect position {self.should.version}"
        return "is not what was sent" if self.holds.intact else "was edited by hand"


def compare(target: str, should: Iterable[Should], held: Iterable[Held]) -> list[Difference]:
    """Where the two differ, in order of the keys; what is on its way is no difference. A pure function."""
    should_of, held_at = {each.key: each for each in should}, {each.key: each for each in held}
    compared = (
        (key, should_of.get(key, Should(key, None, None)), held_at.get(key))
        for key in sorted(should_of.keys() | held_at.keys())
    )
    return [
        Difference(target, key, kind, wanted, holds)
        for key, wanted, holds in compared
        if (kind := _kind(wanted, holds)) is not None
    ]


def _kind(should: Should, holds: Held | None) -> str | None:
    there = holds is not None and holds.fingerprint is not None
    if should.owed or (should.fingerprint is None and not there):
        return None
    if should.fingerprint is None:
        return EXTRA
    if not there:
        return MISSING
    if holds.version is not None and holds.version < (should.version or 0):
        return STALE
    same = (holds.version, holds.fingerprint, holds.intact) == (should.version, should.fingerprint, True)
    return None if same else ALTERED
