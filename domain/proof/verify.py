"""Verifying the whole log: every hash, every number, the head, and each checkpoint that was ever given away."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

from domain.proof import held, rows
from domain.proof.chain import Fault, first_fault
from domain.proof.held import Held
from domain.proof.notes import VerifierKey
from domain.proof.rows import Connection

#: How many events are verified in one go; a smaller log is not worth another process.
RANGE = 10_000
MOST_PROCESSES = 8

_ENDS = """
SELECT head.position, head.digest, (SELECT min(position) FROM log.events), (SELECT max(position) FROM log.events)
FROM log.head
"""
_STREAMS = """
SELECT position, stream, version, before FROM (
    SELECT position, stream, version, lag(version, 1, 0) OVER (PARTITION BY stream ORDER BY position) AS before
    FROM log.events
) AS numbered WHERE version <> before + 1 ORDER BY position LIMIT 1
"""


@dataclass(frozen=True)
class Verdict:
    """Where the log ends, its first fault, if any, and how many checkpoints hold: those kept here and those given."""

    position: int
    digest: bytes
    fault: Fault | None
    stored: Held
    given: Held


def verify(
    url: str, key: VerifierKey, notes: Iterable[str] = (), progress: Callable[[int, int], None] = lambda *_: None
) -> Verdict:
    """Verify the log in the database at `url`, and that it extends the checkpoints in `notes`.

    `progress` is told now and then how many events of how many are verified. Writers are not held up. Raises `BadNote`
    for one of `notes` that `key` did not sign.
    """
    with rows.reading(url) as connection:
        head, digest, first, last = rows.ask(connection, _ENDS)
        last = last or 0
        with _work(url, connection, last) as submit:
            numbering = submit(_streams_fault)
            found = [_ends_fault(connection, head, bytes(digest), first, last)]
            found += [_ranges_fault(submit, last, progress), numbering()]
        stored, given = held.stored(connection, last, key), held.given(connection, last, key, notes)
    faults = [fault for fault in (*found, stored.fault, given.fault) if fault]
    fault = min(faults, key=lambda fault: fault.position, default=None)
    return Verdict(head, bytes(digest), fault, stored, given)


def _ends_fault(connection: Connection, head: int, digest: bytes, first: int | None, last: int) -> Fault | None:
    if first is not None and first < 1:
        return Fault(first, "the first event has to be at 1")
    if head != last:
        return Fault(min(head, last) + 1, f"the head says that the log ends at {head}, but its last event is at {last}")
    if digest != rows.digest_at(connection, last):
        return Fault(last, "the head has another digest than the last event")
    return None


def _ranges_fault(submit: Callable, last: int, progress: Callable[[int, int], None]) -> Fault | None:
    ends = [(after, min(after + RANGE, last)) for after in range(0, last, RANGE)]
    for (_, up_to), outcome in [(each, submit(_range_fault, *each)) for each in ends]:
        if fault := outcome():
            return fault
        progress(up_to, last)
    return None


def _range_fault(connection: Connection, after: int, up_to: int) -> Fault | None:
    return first_fault(rows.rows(connection, after, up_to), after, rows.digest_at(connection, after), up_to)


def _streams_fault(connection: Connection) -> Fault | None:
    if found := rows.ask(connection, _STREAMS):
        position, stream, version, before = found
        return Fault(position, f"it is version {version} of {stream}, where version {before + 1} has to come")
    return None


@contextmanager
def _work(url: str, connection: Connection, events: int) -> Iterator[Callable]:
    """Give a `submit(function, ...)` whose result is called for the outcome: here for few events, else in processes."""
    if events <= 2 * RANGE:
        yield lambda function, *values: partial(function, connection, *values)
        return
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    start = (url, rows.snapshot_of(connection))
    # Spawned, since what psycopg2 has open must not be shared with a fork.
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _open, start)
    try:
        yield lambda function, *values: pool.submit(_in_process, function, *values).result
    finally:
        pool.shutdown(cancel_futures=True)


def _open(url: str, snapshot: str) -> None:
    global _connection
    # Ctrl-C is for the process that people wait for; it ends these.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _connection = _while_this_process_lives.enter_context(rows.reading(url, snapshot))


def _in_process(function: Callable, *values):
    return function(_connection, *values)


_connection: Connection | None = None
_while_this_process_lives = ExitStack()
