"""Appending: the last statement of a command's transaction, and the only one that takes the head of the log."""

from collections.abc import Iterable

import orjson

from domain.database import db
from domain.log.envelope import Recorded

_APPEND = "SELECT log.append(%s::log.new_event[], %s::downstream.new_item[])"


def append(events: list[Recorded], items: Iterable[tuple[str, str, int]] = ()) -> int:
    """Append `events` and mark `items` (target, key, lane) as wanted there; returns the last position.

    Call it last in a transaction: until the commit everybody else who appends is waiting.
    """
    rows = [_row(event) for event in events]
    return db.execute_sql(_APPEND, (rows, list(items))).fetchone()[0]


def _row(event: Recorded) -> tuple:
    return (
        event.stream,
        event.version,
        event.type,
        event.schema_version,
        event.content_id,
        event.locale,
        orjson.dumps(event.payload).decode(),
        event.actor,
        event.application,
        event.trigger,
        event.request_id,
        event.caused_by,
        event.recorded_at,
        event.leaf,
    )
