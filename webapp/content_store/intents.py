"""Publish intents: what is kept of them, and what they mean for how long answers may be cached."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from peewee import Database

from domain.clock import milliseconds, now, parse

from .caching import clamped
from .fields import ROUTES, TEXT, TIME, unstorable
from .paths import MAX_BYTES, and_above, problem_with
from .routes import best_entry, extra_paths

FIELDS = {"publish_time": TIME, "publishing_app": TEXT, "rendering_app": TEXT, "routes": ROUTES}
#: For so long after its time an intent still keeps answers short-lived; after that it can be forgotten.
LINGERS = timedelta(minutes=5)
COLUMNS = ("id", "base_path", "publish_time", "publishing_app", "rendering_app", "routes", "created_at", "updated_at")


@dataclass(frozen=True)
class Intent:
    """An announcement: `record` is as it is answered."""

    base_path: str
    publish_time: datetime
    record: dict[str, Any]


def errors_in(base_path: str, body: dict) -> dict[str, list[str]]:
    """What keeps `body` from being announced for `base_path`: attribute → sentences."""
    if problem := problem_with(base_path):
        return {"base_path": [problem]}
    if unknown := sorted(set(body) - set(FIELDS) - {"base_path"}):
        return {"base": [f"unrecognised field(s) {', '.join(unknown)} in input"]}
    blank = {name: ["can't be blank"] for name in ("publish_time", "rendering_app") if body.get(name) in (None, "")}
    wrong = {
        name: [kind.demand]
        for name, kind in FIELDS.items()
        if body.get(name) is not None and name not in blank and not kind.holds(body[name])
    }
    return blank | wrong or _host_problem(body) or unstorable(body)


def _host_problem(body: dict) -> dict[str, list[str]]:
    named = re.fullmatch(r"[a-z0-9-]*", body["rendering_app"])
    return {} if named else {"rendering_app": ["must be lowercase letters, digits and hyphens"]}


def put(db: Database, base_path: str, body: dict) -> bool:
    """Keep an intent in the place of the one before, and say whether there was one."""
    routes = body.get("routes") or []
    cursor = db.execute_sql(
        "INSERT INTO publish_intents (base_path, publish_time, publishing_app, rendering_app, routes, route_paths)"
        " VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (base_path) DO UPDATE SET publish_time = excluded.publish_time,"
        " publishing_app = excluded.publishing_app, rendering_app = excluded.rendering_app, routes = excluded.routes,"
        " route_paths = excluded.route_paths, updated_at = now() RETURNING xmax <> 0",
        (
            base_path,
            parse(body["publish_time"]),
            body.get("publishing_app"),
            body["rendering_app"],
            orjson.dumps(routes).decode(),
            extra_paths(base_path, {"routes": routes, "redirects": []}),
        ),
    )
    return cursor.fetchone()[0]


def find(db: Database, path: str) -> Intent | None:
    """The intent that holds for `path`: its own, else the one with the route that it falls under."""
    if len(path) > MAX_BYTES:
        return None
    rows = db.execute_sql(
        f"SELECT {', '.join(COLUMNS)} FROM publish_intents"  # noqa: S608 -- constants only
        " WHERE base_path = %s OR (route_paths <> '{}' AND route_paths && %s::text[]) ORDER BY base_path",
        (path, and_above(path)),
    ).fetchall()
    found = [_intent(row) for row in rows]
    own = next((intent for intent in found if intent.base_path == path), None)
    return own or _routed(path, found)


def _routed(path: str, found: list[Intent]) -> Intent | None:
    entries = [(intent, entry) for intent in found for entry in intent.record["routes"]]
    best = best_entry(path, [entry for _, entry in entries])
    return next((intent for intent, entry in entries if entry is best), None)


def _intent(row: tuple) -> Intent:
    record = dict(zip(COLUMNS, row, strict=True))
    if isinstance(record["routes"], str):
        record["routes"] = orjson.loads(record["routes"])
    times = {name: milliseconds(record[name]) for name in ("publish_time", "created_at", "updated_at")}
    return Intent(record["base_path"], record["publish_time"], record | times)


def delete(db: Database, base_path: str) -> bool:
    """Forget the intent for `base_path`, and say whether there was one."""
    return db.execute_sql("DELETE FROM publish_intents WHERE base_path = %s", (base_path,)).rowcount > 0


def forget_past(db: Database) -> int:
    """Forget the intents whose time is over, and say how many there were."""
    return db.execute_sql("DELETE FROM publish_intents WHERE publish_time < %s", (now() - LINGERS,)).rowcount


def max_age(intent: Intent | None) -> int | None:
    """Seconds that an answer may be cached because of an intent; None when it does not matter."""
    if intent is None or intent.publish_time < now() - LINGERS:
        return None
    return clamped((intent.publish_time - now()).total_seconds())
