"""Streams: the deciding state of one thing, kept beside its version so that no decision replays the past."""

from dataclasses import dataclass, replace
from typing import Any

from peewee import IntegerField, TextField

from domain.database import db
from domain.deciders import DECIDERS
from domain.events import Event
from domain.locks import CHANGES
from domain.projections.model import Json, Table
from domain.projections.rows import Rows


class StoredStream(Table):
    stream = TextField(primary_key=True)
    version = IntegerField()
    state = Json()

    GROUP = "{stream}"

    class Meta:
        table_name = "streams"


@dataclass(frozen=True)
class Stream:
    name: str
    version: int
    state: Any

    @property
    def decider(self):
        return DECIDERS[kind_of(self.name)]

    def overtaken(self) -> "Stream":
        """The stream after an event that makes no difference to its state, since the next one settles all of that."""
        return replace(self, version=self.version + 1)

    def after(self, event: Event) -> "Stream":
        return replace(self, version=self.version + 1, state=self.decider.evolve(self.state, event))


def kind_of(name: str) -> str:
    """The kind of stream that `name` is of: what stands before the first colon."""
    return name.partition(":")[0]


_SHARE = "SELECT pg_advisory_xact_lock_shared(hashtextextended(%s, 0))"
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(name, 0)) FROM unnest(%s::text[]) AS name"


def lock(names: set[str]) -> None:
    """Wait until nobody else decides about `names`; held until the transaction ends. Taken in a fixed order.

    In the same statement: until nobody has `CHANGES` alone, which commands share.
    """
    db.execute_sql(f"{_SHARE}; {_LOCK}", (CHANGES, sorted(names)))


def initial(name: str) -> Stream:
    """The stream of that name before anything has happened."""
    return Stream(name, 0, DECIDERS[kind_of(name)].initial())


def load(name: str) -> Stream:
    """The stream of that name as it is now; version 0 when nothing has happened yet."""
    row = db.execute_sql("SELECT version, state FROM streams WHERE stream = %s", (name,)).fetchone()
    return Stream(name, row[0], DECIDERS[kind_of(name)].load(row[1])) if row else initial(name)


def save(stream: Stream, rows: Rows) -> None:
    # orjson writes dataclasses as they are.
    rows.put(StoredStream, (stream.name,), {"version": stream.version, "state": stream.state})
