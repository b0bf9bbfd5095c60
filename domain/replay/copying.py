"""Rows as PostgreSQL's COPY reads them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import orjson
from peewee import TextField

from domain.database import db
from domain.projections.model import Json, Table, Texts, columns_of, name_of
from domain.projections.remembered import Rows
from domain.projections.rows import Row

#: The lines of each table, by its name.
Copies = dict[str, bytes]


def copies_of(rows: Rows, tables: tuple[type[Table], ...]) -> Copies:
    """The lines for all rows of these tables."""
    return {name_of(table): _lines(table, rows.all(table)) for table in tables}


def copy(copies: Copies, tables: tuple[type[Table], ...], schema: str) -> None:
    """Write the lines into the tables of a schema, which have to be there and to lack these rows."""
    with db.connection().cursor() as cursor:
        for table in tables:
            if lines := copies[name_of(table)]:
                target = f"{schema}.{name_of(table)} ({', '.join(columns_of(table))})"
                cursor.copy_expert(f"COPY {target} FROM STDIN", BytesIO(lines))


def _lines(table: type[Table], rows: list[Row]) -> bytes:
    columns = [(name, _writer(field)) for name, field in table._meta.fields.items()]
    return "".join([f"{_line(row, columns)}\n" for row in rows]).encode()


def _line(row: Row, columns: list[tuple[str, Callable[[Any], str]]]) -> str:
    return "\t".join(["\\N" if (value := row.get(name)) is None else write(value) for name, write in columns])


def _writer(field: Any) -> Callable[[Any], str]:
    match field:
        case Json():
            return lambda value: orjson.dumps(value).decode().replace("\\", "\\\\")
        case Texts():
            return lambda value: _escaped(f"{{{','.join(map(_quoted, value))}}}")
        case TextField():
            return _escaped
    return str


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _escaped(text: str) -> str:
    return text if text.isprintable() and "\\" not in text else text.translate(_ESCAPES)


_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
