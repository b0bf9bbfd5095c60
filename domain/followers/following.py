"""Following the log: a batch of events at a time, each in one transaction with the position that it brings."""

from typing import Protocol

from domain import log
from domain.database import db
from domain.log.envelope import Recorded

BATCH = 1000
#: A reader does not wait for more than this; what is further behind is caught up by the workers.
READERS_WAIT_FOR = 2 * BATCH


class Follower(Protocol):
    NAME: str
    TABLES: tuple[str, ...]

    def follow(self, events: list[Recorded]) -> None:
        """Enter these events, which come right behind those entered before."""


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
    sql = "SELECT head.position - coalesce((SELECT position FROM followers WHERE name = %s), 0) FROM log.head"
    return db.execute_sql(sql, (follower.NAME,)).fetchone()[0]


def follow_on(follower: Follower) -> int:
    """Enter the next batch, in a transaction of its own; returns how many events it had, 0 when there are no more."""
    with db.atomic():
        events = list(log.read(_position(follower), BATCH))
        if events:
            follower.follow(events)
            db.execute_sql("UPDATE followers SET position = %s WHERE name = %s", (events[-1].position, follower.NAME))
    return len(events)


def _position(follower: Follower) -> int:
    """How far it has come. Whoever asks has it alone until the transaction ends."""
    db.execute_sql("INSERT INTO followers (name, position) VALUES (%s, 0) ON CONFLICT DO NOTHING", (follower.NAME,))
    sql = "SELECT position FROM followers WHERE name = %s FOR UPDATE"
    return db.execute_sql(sql, (follower.NAME,)).fetchone()[0]
