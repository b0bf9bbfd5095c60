"""Which event should have set what differs: found by folding the events of the row's group once more."""

from collections import defaultdict
from typing import Any

from domain import log
from domain.log.envelope import Recorded
from domain.projections import remembered
from domain.projections.model import Table, columns_of, key_of
from domain.projections.rows import Row
from domain.replay import fold


class Traced(remembered.Rows):
    """Rows that know which event set each of their columns last, or deleted them."""

    def __init__(self, events: list[Recorded]):
        super().__init__()
        self._position = 0
        self._set: dict[tuple, dict[str | None, int]] = defaultdict(dict)
        fold(events, self, self._begin)

    def origin(self, table: type[Table], key: tuple[str, ...], column: str | None) -> int | None:
        """The position of the last event that set the column, or without one anything of the row; None if none did."""
        set_by = self._set.get((table, key), {})
        return set_by.get(column) if column else max(set_by.values(), default=None)

    def put(self, table: type[Table], key: tuple, values: Row, first: Row | None = None) -> None:
        self._note(table, key, values if self.get(table, *key) else columns_of(table))
        super().put(table, key, values, first)

    def change(self, table: type[Table], key: tuple, **values) -> None:
        self._note(table, key, values)
        super().change(table, key, **values)

    def delete(self, table: type[Table], *key) -> None:
        for row in [self.get(table, *key)] if len(key) == len(key_of(table)) else self.of(table, *key):
            if row:
                self._note(table, tuple(row[name] for name in key_of(table)), [None])
        super().delete(table, *key)

    def _begin(self, recorded: Recorded) -> None:
        self._position = recorded.position

    def _note(self, table: type[Table], key: tuple, columns) -> None:
        self._set[table, tuple(map(str, key))] |= dict.fromkeys(columns, self._position)


class Origins:
    """Looks for the events that should have set what differs; reads each group once."""

    def __init__(self):
        self._traced: dict[str, Traced] = {}

    def of(self, table: type[Table], row: dict[str, Any], column: str | None) -> int | None:
        """The position of the event that should have set a column of a row, or the row; None if no event did."""
        key = tuple(str(row[name]) for name in key_of(table))
        return self._group(table, row).origin(table, key, column)

    def _group(self, table: type[Table], row: dict[str, Any]) -> Traced:
        name = table.GROUP.format(**row)
        if name not in self._traced:
            self._traced[name] = Traced(_events(name))
        return self._traced[name]


def _events(group: str) -> list[Recorded]:
    """The events of a content_id; or those of a stream, with all that is about the same content_id."""
    if ":" not in group:
        return list(log.read_content(group))
    events = list(log.read_stream(group))
    return list(log.read_content(events[0].content_id)) if events and events[0].content_id else events
