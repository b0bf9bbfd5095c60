"""Following the log: a batch of events at a time, each in one transaction with the position that it brings."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from typing import Protocol

from domain import log
from domain.database import db
from domain.locks import CHANGES, share
from domain.log.envelope import Recorded

BATCH = 1000
#: How many events one command leads to, at most.
MOST_OF_A_COMMAND = 100
#: A reader does not wait for more than this; what is further behind is caught up by the workers.
READERS_WAIT_FOR = 2 * BATCH

logger = logging.getLogger(__name__)


class Follower(Protocol):
    """It may have a `VERSION`, 1 unless said otherwise: with another one it is filled from the first event anew."""

    NAME: str
    TABLES: tuple[str, ...]

    def follow(self, events: list[Recorded]) -> None:
        """Enter these events, which come right behind those entered before."""


@dataclass(frozen=True)
class Filling:
    """How far a follower is that has not caught up with the log for the first time: up to `position`, of `head`."""

    position: int
    head: int


def catch_up(follower: Follower) -> int:
    """For a reader: enter what has happened meanwhile, unless it is much. Returns how many events are still missing."""
    missing = behind(follower)
    if 0 < missing <= READERS_WAIT_FOR:
        while follow_on(follower):
            pass
        return 0
    return missing


def behind(follower: Follower) -> int:
    """How many events the follower has not entered yet."""
    return log.head()[0] - position_of(follower)


def filling(follower: Follower) -> Filling | None:
    """Whether what the follower tells is only the beginning of the story, since it is new or has changed."""
    position, filled = _standing(follower)
    return None if filled else Filling(position, log.head()[0])


def position_of(follower: Follower) -> int:
    """Up to where the follower has entered everything."""
    return _standing(follower)[0]


def follow_on(follower: Follower, up_to: int | None = None) -> int:
    """Enter the next batch (up to a position, if given) in a transaction of its own; returns how many events it had."""
    with db.atomic():
        share(CHANGES)
        _begin(follower)
        position, filled = _standing(follower, "FOR UPDATE")
        events = _batch(position, up_to)
        if events:
            follower.follow(events)
        if events or not filled:
            reached = (events[-1].position if events else position, filled or len(events) < BATCH, follower.NAME)
            db.execute_sql("UPDATE followers SET position = %s, filled = %s WHERE name = %s", reached)
    return len(events)


def refill(follower: Follower, up_to: int, progress: Callable[[int], None]) -> None:
    """Fill the follower's empty tables from the first event up to a position; `progress` is told how far it is."""
    position = 0
    while events := _batch(position, up_to):
        follower.follow(events)
        position = events[-1].position
        progress(position)


def _batch(after: int, up_to: int | None) -> list[Recorded]:
    """The next events, at least `BATCH` if there are as many: what one command led to is never cut in two."""
    events = list(log.read(after, BATCH, up_to=up_to))
    if len(events) == BATCH:
        last = events[-1]
        rest = log.read(last.position, MOST_OF_A_COMMAND, up_to=up_to)
        events += takewhile(lambda each: command_of(each) == command_of(last), rest)
    return events


def command_of(recorded: Recorded) -> tuple:
    """The same for all events that one command led to, and for no other's."""
    return recorded.request_id, recorded.recorded_at


def _begin(follower: Follower) -> None:
    """See that there is a row for the follower's version; what an earlier version has entered is forgotten."""
    version = version_of(follower)
    db.execute_sql(
        "INSERT INTO followers (name, version, position) VALUES (%s, %s, 0) ON CONFLICT DO NOTHING",
        (follower.NAME, version),
    )
    sql = "UPDATE followers SET version = %s, position = 0, filled = false WHERE name = %s AND version <> %s"
    if db.execute_sql(sql, (version, follower.NAME, version)).rowcount:
        logger.warning("%s has changed and is filled from the first event anew", follower.NAME)
        for table in follower.TABLES:
            db.execute_sql(f"DELETE FROM {table}")  # noqa: S608 -- a name from the code


def _standing(follower: Follower, lock: str = "") -> tuple[int, bool]:
    """How far this version has come, and whether it has ever caught up."""
    sql = f"SELECT position, filled FROM followers WHERE name = %s AND version = %s {lock}"  # noqa: S608 -- constants
    return db.execute_sql(sql, (follower.NAME, version_of(follower))).fetchone() or (0, False)


def version_of(follower: Follower) -> int:
    """The version of the code; with another one the follower is filled anew."""
    return getattr(follower, "VERSION", 1)
