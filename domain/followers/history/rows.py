"""The rows of a table that keeps every state a row has had, as a batch of events changes them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from psycopg2.extras import Json, execute_values

from domain.database import db

Key = tuple
Values = dict[str, Any]
PAGE = 1000


class Rows:
    """Knows the rows that stand at the beginning of a batch, as far as they are `load`ed, and what becomes of them.

    The columns `of` name a thing, those that `tell` its rows apart (both with their types); `columns` are the others.
    """

    def __init__(self, table: str, of: dict[str, str], tell: dict[str, str], columns: Iterable[str]):
        self.table, self.keys, self.columns, self._of = table, of | tell, tuple(columns), len(of)
        self._standing: dict[Key, dict[Key, Values]] = defaultdict(dict)
        self._since: dict[Key, int] = {}
        self._ended: list[tuple] = []
        self._made: list[tuple] = []

    def load(self, condition: str, values: Iterable[Any]) -> None:
        """Learn of the rows that stand now and meet the condition."""
        # UUIDs are strings here as everywhere else.
        named = [f"{name}::text" if name.endswith("content_id") else name for name in (*self.keys, *self.columns)]
        statement = f"SELECT {', '.join(named)} FROM {self.table} WHERE to_position IS NULL AND {condition}"  # noqa: S608 -- constants only
        for row in db.execute_sql(statement, tuple(values)).fetchall():
            key, rest = row[: len(self.keys)], row[len(self.keys) :]
            self._standing[key[: self._of]][key[self._of :]] = dict(zip(self.columns, rest, strict=True))

    def of(self, *thing: Any) -> Mapping[Key, Values]:
        """The rows of one thing, as they stand by now."""
        return self._standing[thing]

    def put(self, thing: Key, told: Key, values: Values | None, position: int) -> None:
        """From `position` on the row says `values`; None means that it is gone."""
        if values == self._standing[thing].get(told):
            return
        self._end(thing, told, position)
        if values is not None:
            self._standing[thing][told], self._since[thing + told] = values, position

    def write(self) -> None:
        """Store what has changed, in at most two statements for every `PAGE` rows."""
        for key, since in self._since.items():
            self._make(key, since, None)
        if self._ended:
            self._store_ended()
        if self._made:
            columns = ", ".join([*self.keys, "from_position", "to_position", *self.columns])
            execute_values(
                db.cursor(),
                f"INSERT INTO {self.table} ({columns}) VALUES %s",  # noqa: S608 -- constants only
                self._made,
                page_size=PAGE,
            )

    def _store_ended(self) -> None:
        execute_values(
            db.cursor(),
            f"UPDATE {self.table} AS kept SET to_position = ended.to_position"  # noqa: S608 -- constants only
            f" FROM (VALUES %s) AS ended (to_position, {', '.join(self.keys)}) WHERE kept.to_position IS NULL"
            + "".join(f" AND kept.{key} = ended.{key}" for key in self.keys),
            self._ended,
            template=f"(%s::bigint, {', '.join(f'%s::{type_}' for type_ in self.keys.values())})",
            page_size=PAGE,
        )

    def _end(self, thing: Key, told: Key, position: int) -> None:
        key = thing + told
        if key in self._since:
            self._make(key, self._since.pop(key), position)
        elif told in self._standing[thing]:
            self._ended.append((position, *key))
        self._standing[thing].pop(told, None)

    def _make(self, key: Key, since: int, until: int | None) -> None:
        values = self._standing[key[: self._of]][key[self._of :]]
        self._made.append((*key, since, until, *(_stored(values[name]) for name in self.columns)))


def _stored(value: Any) -> Any:
    return Json(value) if isinstance(value, dict) else value
