"""How many events a second a rebuild takes, and what of it reading the log alone would take.

python -m tests.benchmarks.rebuild [EVENTS] [DOCUMENTS]     200,000 and 20,000 unless said otherwise
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from domain import database, rebuilding
from domain.log import head
from domain.replay import partitions
from domain.verification import projections
from tests.benchmarks import events
from tests.conftest import running_servers


def main(count: int, documents: int) -> None:
    """Fill the log of a site, rebuild its tables from that twice, and print a line for each step of the second time."""
    with running_servers() as settings:
        database.connect(settings.database_url)
        with database.db.connection_context():
            events.fill(settings.database_owner_url, count, documents)
            read = reading()
        rebuild(settings.database_owner_url)
        steps = rebuild(settings.database_owner_url)
        with timed(steps, "Verifying"):
            database.connect(settings.database_url)
            assert projections.run().ok
    row("Reading and parsing the log, one process", read, count, read)
    for step, took in steps.items():
        row(step, took, count, read)
    projecting = sum(steps[each] for each in ("Replaying the log", "Making indexes", "Gathering statistics"))
    row("The projections: all three of these", projecting, count, read)


def reading() -> float:
    """How long it takes to read and parse all events, in the order in which a replay does."""
    started, (position, _) = perf_counter(), head()
    with database.db.atomic():
        found = sum(len(group) for each in partitions(position) for group in each.groups(position))
    assert found == position
    return perf_counter() - started


def rebuild(owner_url: str) -> dict[str, float]:
    """How long each step took, in seconds."""
    steps = Steps()
    with rebuilding.begun(owner_url, steps) as rebuilt:
        steps.begin()
        rebuilt.fill()
        with timed(steps, "Comparing"):
            rebuilt.compare()
        with timed(steps, "Swapping"):
            rebuilt.swap()
    return steps


class Steps(dict):
    """Seconds by step; what comes between the news of two steps belongs to the first of them."""

    def begin(self) -> None:
        self._last = perf_counter()

    def __call__(self, step: str, done: int, of: int) -> None:
        self[step] = self.get(step, 0) - self._last + (now := perf_counter())
        self._last = now
        print(f"\r{step}: {done:,} of {of:,}          ", end="", flush=True)


@contextmanager
def timed(steps: dict[str, float], step: str) -> Iterator[None]:
    started = perf_counter()
    yield
    steps[step] = perf_counter() - started


def row(step: str, took: float, count: int, read: float) -> None:
    print(f"\r{step:<48}{took:>8.1f} s{count / took:>12,.0f} a second{took / read:>8.2f} x reading")


if __name__ == "__main__":
    given = [int(word.replace(",", "")) for word in sys.argv[1:]]
    main(*(given + [200_000, 20_000][len(given) :]))
