"""Rows in memory, while the log is replayed."""

from collections import defaultdict

from domain.projections.model import Table, key_of
from domain.projections.rows import Row


class Rows:
    """See `domain.projections.rows`. What is read together is kept together, so that finding it is no search."""

    def __init__(self):
        self.tables: dict[type[Table], dict[tuple, dict[tuple, Row]]] = defaultdict(lambda: defaultdict(dict))

    def get(self, table: type[Table], *key) -> Row | None:
        return self._beside(table, key).get(key)

    def of(self, table: type[Table], *together) -> list[Row]:
        return list(self._beside(table, together).values())

    def add(self, table: type[Table], *rows: Row) -> None:
        names = key_of(table)
        for row in rows:
            self.put(table, tuple([row[name] for name in names]), row)

    def put(self, table: type[Table], key: tuple, values: Row, first: Row | None = None) -> None:
        beside = self._beside(table, key)
        if key in beside:
            beside[key].update(values)
        else:
            beside[key] = dict(zip(key_of(table), key, strict=True)) | (first or {}) | values

    def change(self, table: type[Table], key: tuple, **values) -> None:
        if row := self.get(table, *key):
            row.update(values)

    def delete(self, table: type[Table], *key) -> None:
        if len(key) == len(key_of(table)):
            self._beside(table, key).pop(key, None)
        else:
            self._beside(table, key).clear()

    def all(self, table: type[Table]) -> list[Row]:
        return [row for beside in self.tables[table].values() for row in beside.values()]

    def _beside(self, table: type[Table], key: tuple) -> dict[tuple, Row]:
        return self.tables[table][key[: table.TOGETHER]]
