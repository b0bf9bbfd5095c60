"""Streams: the deciding state of one thing, kept beside its version so that no decision replays the past."""

from dataclasses import asdict, dataclass, replace
from typing import Any

import orjson

from domain.database import db
from domain.deciders import DECIDERS
from domain.events import Event


@dataclass(frozen=True)
class Stream:
    name: str
    version: int
    state: Any

    @property
    def decider(self):
        return DECIDERS[kind_of(self.name)]

    def after(self, event: Event) -> "Stream":
        return replace(self, version=self.version + 1, state=self.decider.evolve(self.state, event))


def kind_of(name: str) -> str:
    """The kind of stream that `name` is of: what stands before the first colon."""
    return name.partition(":")[0]


def lock(names: set[str]) -> None:
    """Wait until nobody else decides about `names`; held until the transaction ends. Taken in a fixed order."""
    for name in sorted(names):
        db.execute_sql("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (name,))


def load(name: str) -> Stream:
    """The stream of that name as it is now; version 0 when nothing has happened yet."""
    row = db.execute_sql("SELECT version, state FROM streams WHERE stream = %s", (name,)).fetchone()
    decider = DECIDERS[kind_of(name)]
    return Stream(name, row[0], decider.load(row[1])) if row else Stream(name, 0, decider.initial())


def save(stream: Stream) -> None:
    db.execute_sql(
        "INSERT INTO streams (stream, version, state) VALUES (%s, %s, %s)"
        " ON CONFLICT (stream) DO UPDATE SET version = excluded.version, state = excluded.state",
        (stream.name, stream.version, orjson.dumps(asdict(stream.state)).decode()),
    )
