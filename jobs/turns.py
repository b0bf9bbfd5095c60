"""Turns at a target: as many workers as there are deliver to one that is brisk, but only one to one that is slow.

So a slow target holds up one worker, never all of them. What a worker has found slow it remembers for a while.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from domain.database import db

SLOW_SECONDS = 2
REMEMBERED_SECONDS = 60
#: The first half of the advisory locks' key: nothing else takes locks with two numbers.
_LOCKS = 0x7475726E
BATCH, SMALL_BATCH = 100, 10
_slow_until: dict[str, float] = {}


@contextmanager
def turn(target: str) -> Iterator[bool]:
    """Whether this worker may deliver to `target` now; nobody waits for a turn."""
    how = "" if is_slow(target) else "_shared"
    granted = db.execute_sql(f"SELECT pg_try_advisory_lock{how}(%s, hashtext(%s))", (_LOCKS, target)).fetchone()[0]
    connection = db.connection()
    try:
        yield granted
    finally:
        # A connection that broke has taken its locks with it.
        if granted and not connection.closed:
            db.execute_sql(f"SELECT pg_advisory_unlock{how}(%s, hashtext(%s))", (_LOCKS, target))


def took(target: str, seconds: float) -> None:
    """Note how long a batch took."""
    if seconds > SLOW_SECONDS:
        _slow_until[target] = time.monotonic() + REMEMBERED_SECONDS


def batch(target: str) -> int:
    """How many items to send at once."""
    return SMALL_BATCH if is_slow(target) else BATCH


def is_slow(target: str) -> bool:
    """Whether a batch took long lately."""
    return time.monotonic() < _slow_until.get(target, 0)
