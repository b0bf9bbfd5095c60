"""What a projection reads and writes: rows of its tables, by key.

There are two kinds: `stored.Rows` are those in the database, for a command's transaction; `remembered.Rows` are in
memory, while the log is replayed. A projection cannot tell which it has been given.
"""

from typing import Any, Protocol

from domain.projections.model import Table

Row = dict[str, Any]


class Rows(Protocol):
    def get(self, table: type[Table], *key) -> Row | None:
        """The row with that key; not to be changed by the caller."""

    def of(self, table: type[Table], *together) -> list[Row]:
        """The rows that begin with these values of the key, as many as the table's `TOGETHER` says."""

    def add(self, table: type[Table], *rows: Row) -> None:
        """Rows that were not there before."""

    def put(self, table: type[Table], key: tuple, values: Row, first: Row | None = None) -> None:
        """The row with that key gets `values`; one that was not there before gets what is in `first` as well."""

    def change(self, table: type[Table], key: tuple, **values) -> None:
        """The row with that key, if it is there, gets `values`."""

    def delete(self, table: type[Table], *key) -> None:
        """Forget the row with that key, or all that `of` would find."""
