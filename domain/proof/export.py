"""The log as NDJSON: one event a line, as docs/log-format.md describes it."""

from collections.abc import Iterator

import orjson

from domain.log.envelope import LEAF_FIELDS
from domain.proof import rows
from domain.proof.notes import to_base64
from domain.proof.rows import Row

_NAMES = ("position", *LEAF_FIELDS, "recorded_at", "leaf", "digest")


def lines(url: str, after: int = 0) -> Iterator[tuple[int, bytes]]:
    """The position and the line of each event behind `after`, oldest first, all of one state of the log."""
    with rows.reading(url) as connection:
        [last] = rows.ask(connection, "SELECT position FROM log.head")
        for row in rows.rows(connection, after, last):
            yield row[0], _line(row)


def _line(row: Row) -> bytes:
    values = dict(zip(_NAMES, row, strict=True))
    # As it is stored, to the letter.
    values["payload"] = orjson.Fragment(values["payload"])
    values |= {name: to_base64(bytes(values[name])) for name in ("leaf", "digest")}
    return orjson.dumps(values, option=orjson.OPT_APPEND_NEWLINE)
