"""The log's rows as they are stored, read in order and few at a time, from one state of the log."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg2

Connection = psycopg2.extensions.connection
#: The position, what the leaf covers in the order of `LEAF_FIELDS` and then `recorded_at`, the leaf and the digest.
#: The payload is text: the driver's own reading of jsonb takes several times as long.
Row = tuple

_AT_A_TIME = 1000
_ROWS = """
SELECT position, stream, version, type, schema_version, content_id::text, locale, payload::text, actor, application,
    trigger, request_id, caused_by, to_char(recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), leaf, digest
FROM log.events WHERE position > %s AND position <= %s ORDER BY position
"""


@contextmanager
def reading(url: str, snapshot: str | None = None) -> Iterator[Connection]:
    """A connection to the database at `url` that sees one state of it: that of now, or that of `snapshot`."""
    connection = psycopg2.connect(url, connect_timeout=5, options="-c timezone=UTC -c jit=off -c work_mem=32MB")
    try:
        connection.set_session(isolation_level="REPEATABLE READ", readonly=True)
        if snapshot:
            ask(connection, "SET TRANSACTION SNAPSHOT %s", snapshot)
        yield connection
    finally:
        connection.close()


def snapshot_of(connection: Connection) -> str:
    """A name by which other connections see the same state, while this one lasts."""
    return ask(connection, "SELECT pg_export_snapshot()")[0]


def ask(connection: Connection, sql: str, *values) -> tuple | None:
    """The first row of an answer."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone() if cursor.description else None


def rows(connection: Connection, after: int, up_to: int) -> Iterator[Row]:
    """The events behind `after`, up to `up_to`, oldest first."""
    return stream(connection, _ROWS, after, up_to)


def stream(connection: Connection, sql: str, *values) -> Iterator[tuple]:
    """The rows of an answer, of which the server hands over some at a time."""
    with connection.cursor("rows") as cursor:
        cursor.itersize = _AT_A_TIME
        cursor.execute(sql, values)
        yield from cursor


def digest_at(connection: Connection, position: int) -> bytes | None:
    """The digest that stands at `position`; at 0 that with which every log begins."""
    if position == 0:
        return bytes(32)
    found = ask(connection, "SELECT digest FROM log.events WHERE position = %s", position)
    return bytes(found[0]) if found else None
