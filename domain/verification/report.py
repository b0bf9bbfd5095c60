"""What `flask verify` needs of each of its checks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

#: How many of the differences of one kind are listed; all of them are counted.
MOST = 100


class Said(Protocol):
    sentence: str


@dataclass(frozen=True)
class Report:
    """What a check found. `sentence` has the answer in words; of `total` differences the first are listed."""

    ok: bool
    sentence: str
    differences: Sequence[Said] = ()
    total: int = 0


class Check(Protocol):
    """A part of the answer to whether everything stored is as the log says."""

    name: str

    def run(self, progress: Callable[[str], None]) -> Report:
        """Look, which may take a while; `progress` is told in words how far it is. Changes nothing."""
