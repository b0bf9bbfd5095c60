"""Rows as PostgreSQL's COPY reads them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import orjson

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
    lines = []
    for row in rows:
        values = [(row.get(name), write) for name, write in columns]
        lines.append("\t".join(["\\N" if value is None else write(value) for value, write in values]))
    return "".join([f"{line}\n" for line in lines]).encode()


def _writer(field: Any) -> Callable[[Any], str]:
    match field:
        case Json():
            return lambda value: orjson.dumps(value).decode().replace("\\", "\\\\")
        case Texts():
            return lambda value: _escaped(f"{{{','.join(map(_quoted, value))}}}")
    return lambda value: _escaped(str(value))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _escaped(text: str) -> str:
    return text if text.isprintable() and "\\" not in text else text.translate(_ESCAPES)


_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
