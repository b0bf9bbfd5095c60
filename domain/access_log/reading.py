"""Reading the access log, the newest first."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from domain.database import db
from domain.visibility import Condition

NEWEST = 2**62


@dataclass(frozen=True, kw_only=True)
class Access:
    """One entry. `what` says more, by kind; `address` is the network address that it came from."""

    id: int
    recorded_at: datetime
    kind: str
    performer: str
    principal: str | None
    actor: str | None
    application: str
    trigger: str
    request_id: str
    address: str | None
    content_id: str | None
    locale: str | None
    what: dict[str, Any]


_NAMES = [each.name for each in fields(Access)]
_COLUMNS = ", ".join(f"entry.{name}" for name in _NAMES).replace("content_id", "content_id::text")


def find(only: Condition = ("true", {}), before: int | None = None, limit: int = 50) -> list[Access]:
    """At most `limit` entries with ids below `before`, the newest first. `only` is a condition on `entry`."""
    condition, values = only
    rows = db.execute_sql(
        f"SELECT {_COLUMNS} FROM private.access_log AS entry"  # noqa: S608 -- constants and conditions of filters
        f" WHERE {condition} AND entry.id < %(before_id)s ORDER BY entry.id DESC LIMIT %(limit)s",
        {**values, "before_id": NEWEST if before is None else before, "limit": limit},
    ).fetchall()
    return [Access(**dict(zip(_NAMES, row, strict=True))) for row in rows]


def newest() -> int:
    """The id of the last entry, 0 where there is none."""
    return db.execute_sql("SELECT coalesce(max(id), 0) FROM private.access_log").fetchone()[0]
