"""The formats of exports: entries as lines of text."""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

import orjson

#: With what a spreadsheet takes a cell for a formula, or gets to one behind it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Row = dict[str, Any]


@dataclass(frozen=True)
class Format:
    """`begin` is what stands before all entries of these columns, `lines` what some of them become."""

    name: str
    type: str
    begin: Callable[[Sequence[str]], str]
    lines: Callable[[Sequence[str], Iterable[Row]], str]


def _csv(rows: Iterable[Iterable[Any]]) -> str:
    text = StringIO()
    csv.writer(text).writerows([harmless(_text(value)) for value in row] for row in rows)
    return text.getvalue()


def _text(value: Any) -> str:
    if isinstance(value, dict | list):
        return orjson.dumps(value).decode()
    return "" if value is None else str(value)


def harmless(text: str) -> str:
    """The text of a cell, with an apostrophe before what a spreadsheet would calculate instead of showing it."""
    return f"'{text}" if text.startswith(FORMULA) else text


FORMATS = {
    each.name: each
    for each in (
        Format(
            "csv",
            "text/csv",
            lambda columns: _csv([columns]),
            lambda columns, rows: _csv([row[name] for name in columns] for row in rows),
        ),
        Format(
            "ndjson",
            "application/x-ndjson",
            lambda columns: "",
            lambda columns, rows: "".join(orjson.dumps(row).decode() + "\n" for row in rows),
        ),
    )
}
