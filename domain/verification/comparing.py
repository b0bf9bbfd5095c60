"""Comparing two copies of a table, row by row, with plain SQL."""

from dataclasses import dataclass
from typing import Any

from domain.database import db
from domain.verification.report import MOST


@dataclass(frozen=True)
class Pair:
    """A row as it is and as it should be; None where there is no row with that key."""

    key: dict[str, Any]
    is_: dict[str, Any] | None
    should: dict[str, Any] | None


@dataclass(frozen=True)
class Compared:
    """How many rows a table has, how many differ, and the first of those."""

    table: str
    rows: int
    total: int
    pairs: list[Pair]


_DIFFERING = """
SELECT count(*) OVER (), to_jsonb(row_as_it_is), to_jsonb(row_as_it_should_be)
FROM {live}.{table} AS row_as_it_is FULL JOIN {again}.{table} AS row_as_it_should_be USING ({key})
WHERE row_as_it_is IS DISTINCT FROM row_as_it_should_be ORDER BY {key} LIMIT {most}
"""
_KEY = """
SELECT array_agg(attname::text ORDER BY array_position(indkey::int2[], attnum)) FROM (
    SELECT indrelid, indkey FROM pg_index WHERE indrelid = %s::regclass AND indisunique AND indpred IS NULL
    ORDER BY indisprimary DESC LIMIT 1
) AS index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY(indkey)
"""


def compare(table: str, live: str, again: str) -> Compared:
    """The rows of a table in the schema `live` beside those of its copy in the schema `again`."""
    [key] = db.execute_sql(_KEY, (f"{live}.{table}",)).fetchone()
    names = {"table": table, "live": live, "again": again, "key": ", ".join(key), "most": MOST}
    rows = db.execute_sql(_DIFFERING.format(**names)).fetchall()
    [count] = db.execute_sql(f"SELECT count(*) FROM {again}.{table}").fetchone()  # noqa: S608 -- names of tables
    pairs = [Pair({name: (is_ or should)[name] for name in key}, is_, should) for _, is_, should in rows]
    return Compared(table, count, rows[0][0] if rows else 0, pairs)
