"""Folding partitions in several processes at once."""

import gc
import os
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from itertools import islice
from multiprocessing import connection, get_context, parent_process
from threading import Thread

from domain import database
from domain.database import db
from domain.projections.remembered import Rows
from domain.replay.copying import Copies, copies_of
from domain.replay.folding import TABLES, fold
from domain.replay.partitions import Partition

#: So few events are folded before another process has begun.
FEW = 10_000
#: How many partitions may be finished and not yet taken, for each process.
AHEAD = 2


def replay(
    partitions: Iterable[Partition], up_to: int, processes: int | None = None
) -> Iterator[tuple[Partition, Copies]]:
    """What follows from the events of each partition up to a position, in the order in which they are finished."""
    partitions = list(partitions)
    processes = min(processes or os.cpu_count(), len(partitions))
    if sum(each.events for each in partitions) <= FEW or processes < 2:
        yield from ((each, fold_partition(each, up_to)) for each in partitions)
        return
    options = {"mp_context": get_context("spawn"), "initializer": _begin, "initargs": (db.database,)}
    with ProcessPoolExecutor(processes, **options) as pool:
        try:
            yield from _in_turns(pool, iter(partitions), up_to, processes * AHEAD)
        finally:
            pool.shutdown(cancel_futures=True)


def fold_partition(partition: Partition, up_to: int) -> Copies:
    """The rows that follow from the events of a partition, as COPY reads them."""
    rows = Rows()
    with db.atomic():
        for group in partition.groups(up_to):
            fold(group, rows)
    return copies_of(rows, TABLES)


def _in_turns(pool, waiting: Iterator[Partition], up_to: int, most: int) -> Iterator[tuple[Partition, Copies]]:
    going = {}
    while True:
        going |= {pool.submit(fold_partition, each, up_to): each for each in islice(waiting, most - len(going))}
        if not going:
            return
        done, _ = wait(going, return_when=FIRST_COMPLETED)
        for future in done:
            yield going.pop(future), future.result()


def _begin(url: str) -> None:
    """Connect a process of its own, which ends with the one that began it, and by whose will alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Rows refer to nothing in a circle, and there are many of them to look through.
    gc.disable()
    Thread(target=_end_with_parent, daemon=True).start()
    database.connect(url)


def _end_with_parent() -> None:
    connection.wait([parent_process().sentinel])
    os._exit(1)
