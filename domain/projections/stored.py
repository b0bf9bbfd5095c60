"""Rows in the database, on the schema of the connection's search path."""

from functools import cache

import orjson

from domain.database import db
from domain.projections.model import Table, Uuid, columns_of, json_of, key_of, name_of
from domain.projections.rows import Row


class Rows:
    """See `domain.projections.rows`. Changes are sent at once, by `flush` or before a table that they touch is read."""

    def __init__(self):
        self._statements: list[str] = []
        self._values: list = []
        self._touched: set[type[Table]] = set()

    def get(self, table: type[Table], *key) -> Row | None:
        return next(iter(self._select(table, key)), None)

    def of(self, table: type[Table], *together) -> list[Row]:
        return self._select(table, together)

    def add(self, table: type[Table], *rows: Row) -> None:
        if rows:
            values = [value for row in rows for value in _encoded(table, row)]
            self._queue(table, _insert(table, tuple(rows[0]), len(rows)), values)

    def put(self, table: type[Table], key: tuple, values: Row, first: Row | None = None) -> None:
        row = dict(zip(key_of(table), key, strict=True)) | (first or {}) | values
        self._queue(table, _upsert(table, tuple(row), tuple(values)), _encoded(table, row))

    def change(self, table: type[Table], key: tuple, **values) -> None:
        self._queue(table, _update(table, tuple(values), len(key)), [*_encoded(table, values), *key])

    def place(self, table: type[Table], key: tuple, column: str, position: int) -> None:
        """Fill in the position of an event that has just been appended, where it is missing in rows with that key."""
        self._queue(table, _update(table, (column,), len(key)) + f" AND {column} IS NULL", [position, *key])

    def delete(self, table: type[Table], *key) -> None:
        self._queue(table, f"DELETE FROM {name_of(table)} WHERE {_has(table, len(key))}", key)  # noqa: S608 -- tables and columns of ours, values apart

    def flush(self) -> None:
        """Send all changes that are waiting, in order and at once."""
        if self._statements:
            sql, values = "; ".join(self._statements), self._values
            self._statements, self._values, self._touched = [], [], set()
            db.execute_sql(sql, values)

    def _select(self, table: type[Table], key: tuple) -> list[Row]:
        if table in self._touched:
            self.flush()
        columns = columns_of(table)
        return [dict(zip(columns, row, strict=True)) for row in db.execute_sql(_query(table, len(key)), key).fetchall()]

    def _queue(self, table: type[Table], statement: str, values) -> None:
        self._touched.add(table)
        self._statements.append(statement)
        self._values.extend(values)


def _encoded(table: type[Table], row: Row) -> list:
    in_json = json_of(table)
    return [
        orjson.dumps(value).decode() if name in in_json and value is not None else value for name, value in row.items()
    ]


@cache
def _has(table: type[Table], columns: int) -> str:
    return " AND ".join(f"{name} = %s" for name in key_of(table)[:columns])


@cache
def _query(table: type[Table], columns: int) -> str:
    shown = [f"{name}::text" if isinstance(field, Uuid) else name for name, field in table._meta.fields.items()]
    return f"SELECT {', '.join(shown)} FROM {name_of(table)} WHERE {_has(table, columns)}"  # noqa: S608 -- tables and columns of ours, values apart


@cache
def _insert(table: type[Table], columns: tuple[str, ...], rows: int = 1) -> str:
    row = f"({', '.join(['%s'] * len(columns))})"
    return f"INSERT INTO {name_of(table)} ({', '.join(columns)}) VALUES {', '.join([row] * rows)}"  # noqa: S608 -- tables and columns of ours, values apart


@cache
def _upsert(table: type[Table], columns: tuple[str, ...], changed: tuple[str, ...]) -> str:
    change = f"UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in changed)}" if changed else "NOTHING"
    return f"{_insert(table, columns)} ON CONFLICT ({', '.join(key_of(table))}) DO {change}"


@cache
def _update(table: type[Table], changed: tuple[str, ...], columns: int) -> str:
    return f"UPDATE {name_of(table)} SET {', '.join(f'{name} = %s' for name in changed)} WHERE {_has(table, columns)}"  # noqa: S608 -- tables and columns of ours, values apart
