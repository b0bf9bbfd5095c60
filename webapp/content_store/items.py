"""Writing items: one guarded statement for one item or many, so that no two writers can come between."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import orjson
from peewee import Database

from domain.canonical import canonical
from domain.clock import now, parse

from . import schedules
from .caching import max_age
from .fields import ROW_FIELDS, problems, with_defaults
from .gone import is_blank_gone
from .paths import problem_with
from .representation import represent
from .routes import extra_paths


@dataclass(frozen=True)
class Write:
    """What a base path should hold: the checked `body` of a PUT, or nothing (null) for a deletion."""

    base_path: str
    payload_version: int | None
    body: dict | None
    instead_of: int | None = None
    """Take it also if what stands there is of this version, though that be newer: for repairs."""


@dataclass(frozen=True)
class Taken:
    """A write that the guard let through."""

    existed: bool


#: The hash of what a row holds, beside which stands the one from when it was written.
CHECKSUM = "checksum(fingerprint, item, representation, status, max_age, route_paths, access_limited)"

ROW = """(%s, %s::bigint, %s::jsonb, %s::text, %s::smallint, %s::smallint, %s::text[], %s::text,
          %s::jsonb, %s::timestamptz, %s::timestamptz)"""

UPSERT = """
INSERT INTO items AS stored
    (base_path, payload_version, item, representation, status, max_age, route_paths, fingerprint,
     access_limited, created_at, updated_at, checksum)
SELECT given.*, {checksum}
FROM (VALUES {rows}) AS given
    (base_path, payload_version, item, representation, status, max_age, route_paths, fingerprint,
     access_limited, created_at, updated_at)
ON CONFLICT (base_path) DO UPDATE SET
    payload_version = coalesce(excluded.payload_version, stored.payload_version),
    item = excluded.item,
    representation = excluded.representation,
    status = excluded.status,
    max_age = excluded.max_age,
    route_paths = excluded.route_paths,
    fingerprint = excluded.fingerprint,
    access_limited = excluded.access_limited,
    checksum = excluded.checksum,
    existed = stored.item IS NOT NULL,
    created_at = CASE WHEN stored.item IS NULL THEN excluded.created_at ELSE stored.created_at END,
    updated_at = excluded.updated_at
WHERE excluded.payload_version > coalesce(stored.payload_version, -1)
   OR (excluded.payload_version IS NULL AND stored.item IS NULL)
   OR EXISTS (SELECT FROM unnest(%s::text[], %s::bigint[]) AS instead (base_path, of)
              WHERE instead.base_path = excluded.base_path AND instead.of = stored.payload_version)
RETURNING base_path, existed
"""

DELETE = """
UPDATE items
SET item = NULL, representation = NULL, status = NULL, max_age = NULL, route_paths = '{}', fingerprint = NULL,
    access_limited = NULL, checksum = NULL,
    existed = true, updated_at = now()
WHERE base_path = %s AND item IS NOT NULL
"""


def errors_in(base_path: str, body: dict) -> dict[str, list[str]]:
    """What keeps `body` from being stored at `base_path`: attribute → sentences."""
    problem = problem_with(base_path)
    return {"base_path": [problem]} if problem else problems(body)


def write(db: Database, writes: list[Write]) -> dict[str, Taken]:
    """Apply those of `writes` (a base path once) that are newer than what is stored; answer these by base path.

    A write without a payload_version is taken only where there is no item.
    """
    # In one order everywhere, or two batches could wait for each other's rows.
    writes = sorted(writes, key=lambda each: each.base_path)
    with db.atomic():
        types = {each.base_path: each.body.get("document_type") for each in writes if each.body is not None}
        scheduled = schedules.scheduled(db, types)
        taken = _upsert(db, writes, scheduled)
        schedules.record(db, {path: each for path, each in scheduled.items() if path in taken})
    return taken


def _upsert(db: Database, writes: list[Write], scheduled: dict[str, schedules.Scheduled]) -> dict[str, Taken]:
    rows = [_row(each, scheduled.get(each.base_path)) for each in writes]
    instead = {each.base_path: each.instead_of for each in writes if each.instead_of is not None}
    statement = UPSERT.format(rows=", ".join([ROW] * len(rows)), checksum=CHECKSUM)
    columns = [column for row in rows for column in row]
    cursor = db.execute_sql(statement, [*columns, list(instead), list(instead.values())])
    return {base_path: Taken(existed) for base_path, existed in cursor.fetchall()}


def delete(db: Database, base_path: str) -> bool:
    """Delete the item at `base_path` whatever its version, and say whether there was one."""
    return db.execute_sql(DELETE, (base_path,)).rowcount > 0


def delete_everything(db: Database) -> None:
    db.execute_sql("TRUNCATE items, publish_intents, scheduled_publishings")


def fingerprint(body: dict) -> str:
    """What two stores with the same item agree on: it leaves out version and times."""
    sent = {name: value for name, value in body.items() if name not in ROW_FIELDS}
    return hashlib.sha256(canonical(sent)).hexdigest()


def _row(write: Write, scheduled: schedules.Scheduled | None = None) -> tuple:
    if write.body is None:
        moment = now()
        return write.base_path, write.payload_version, None, None, None, None, [], None, None, moment, moment
    item = with_defaults(write.body | (scheduled.fields if scheduled else {}))
    updated_at = _time(write.body.get("updated_at"))
    return (
        write.base_path,
        write.payload_version,
        orjson.dumps(item).decode(),
        represent(write.base_path, item, updated_at),
        410 if is_blank_gone(item) else 200,
        max_age(item),
        extra_paths(write.base_path, item),
        fingerprint(write.body),
        orjson.dumps(item["access_limited"]).decode() if item["access_limited"] else None,
        _time(write.body.get("created_at")),
        updated_at,
    )


def _time(given: str | None) -> datetime:
    return parse(given) if given else now()
