"""The checkpoints that this site has made: they are kept beside the log, and nobody changes one afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from domain import clock, log
from domain.database import db
from domain.proof.checkpoint import Checkpoint
from domain.proof.notes import SignerKey

_SELECT = "SELECT position, note, made_at FROM log.checkpoints"


@dataclass(frozen=True)
class Kept:
    """One of them. It is no event: each would be a reason for the next."""

    position: int
    note: str
    made_at: datetime


def make(key: SignerKey) -> Kept | None:
    """Sign the log as it stands, unless that is done; the latest checkpoint then. None while nothing has happened."""
    position, digest = log.head()
    if position and latest_position() < position:
        note = Checkpoint(key.name, position, digest).signed(key)
        db.execute_sql("SELECT log.keep_checkpoint(%s, %s, %s, %s)", (position, digest, note, clock.now()))
    return latest()


def latest() -> Kept | None:
    return next(listed(1), None)


def latest_position() -> int:
    """The position of the latest checkpoint; 0 when there is none."""
    return db.execute_sql("SELECT coalesce(max(position), 0) FROM log.checkpoints").fetchone()[0]


def at(position: int) -> Kept | None:
    """The checkpoint of exactly that position."""
    return next(_kept(f"{_SELECT} WHERE position = %s", position), None)


def listed(limit: int, before: int | None = None) -> Iterator[Kept]:
    """At most `limit`, newest first; those below position `before`, if given."""
    return _kept(
        f"{_SELECT} WHERE position < coalesce(%s, position + 1) ORDER BY position DESC LIMIT %s", before, limit
    )


def behind(position: int, limit: int) -> Iterator[Kept]:
    """At most `limit` of those behind `position`, oldest first."""
    return _kept(f"{_SELECT} WHERE position > %s ORDER BY position LIMIT %s", position, limit)


def _kept(sql: str, *values) -> Iterator[Kept]:
    return (Kept(*row) for row in db.execute_sql(sql, values).fetchall())
