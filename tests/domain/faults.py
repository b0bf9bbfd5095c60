"""Faults planted by SQL in the tables derived from the log: in each a row changed, one deleted, one inserted."""

from dataclasses import dataclass

import orjson

from domain.projections.model import key_of, name_of
from domain.replay import TABLES

#: What is changed where: a column that is not in the key, and SQL for what it becomes.
CHANGES = {
    "streams": ("state", "'{}'"),
    "documents": ("lock_version", "lock_version + 1"),
    "editions": ("title", "'Planted'"),
    "catalogue": ("states", "'{withdrawn}'"),
    "failing_checks": ("problems", "'[]'"),
    "link_changes": ("change", "-change"),
    "edition_links": ("linked_at", "linked_at + interval '1 microsecond'"),
    "link_set_links": ("target_content_id", "gen_random_uuid()"),
    "link_sets": ("lock_version", "lock_version + 1"),
    "path_reservations": ("publishing_app", "'planted'"),
    "content_id_aliases": ("content_id", "gen_random_uuid()"),
    "accounts": ("role", "'administrator'"),
    "applications": ("publishing_apps", "'[]'"),
    "tokens": ("scopes", "'[]'"),
    "saved_filters": ("criteria", "'{}'"),
    "reviews": ("comment", "'Planted'"),
    "unreviewed_publications": ("reason", "'Planted'"),
    "made_public": ("trigger", "'planted'"),
    "limited_drafts": ("access_limited", "'{}'"),
    "limited_events": ("access_limited", "'{}'"),
    "limited_paths": ("access_limited", "'{}'"),
    "schedules": ("publish_at", "publish_at + interval '1 hour'"),
}
#: What an inserted copy of a row needs to be one of its own.
OWN = {
    "streams": {"stream": "document:planted:en"},
    "editions": {"user_facing_version": 77, "content_store": None, "id": None},
    "path_reservations": {"base_path": "/planted"},
    "content_id_aliases": {"name": "planted"},
    "applications": {"application_id": "5eed0000-0000-4000-8000-000000000077", "name": "planted"},
    "link_changes": {"position": 1},
    "saved_filters": {"name": "Planted"},
}


@dataclass(frozen=True)
class Planted:
    """Which rows were meddled with, as (table, key)."""

    changed: set[tuple]
    deleted: set[tuple]
    inserted: set[tuple]


def plant(db) -> Planted:
    """Meddle with three rows of each table; with fewer where it has fewer than two."""
    planted = Planted(set(), set(), set())
    for table in TABLES:
        name, key = name_of(table), key_of(table)
        inserted = _insert(db, name, key)
        rows = [each for each in _keys(db, name, key) if each != inserted]
        planted.inserted.add((name, inserted))
        planted.deleted.add((name, rows[-1]))
        db.execute_sql(f"DELETE FROM {name} WHERE {_is(key)}", rows[-1])
        if name in CHANGES and len(rows) > 1:
            planted.changed.add((name, rows[0]))
            column, value = CHANGES[name]
            db.execute_sql(f"UPDATE {name} SET {column} = {value} WHERE {_is(key)}", rows[0])
    return planted


def _insert(db, name: str, key: tuple[str, ...]) -> tuple:
    own = OWN.get(name) or {key[0]: "5eed0000-0000-4000-8000-000000000077"}
    [copied] = db.execute_sql(
        f"INSERT INTO {name} SELECT copied.* FROM (SELECT * FROM {name} LIMIT 1) AS t,"
        f" jsonb_populate_record(NULL::{name}, to_jsonb(t) || %s::jsonb) AS copied RETURNING to_jsonb({name})",
        (orjson.dumps(own).decode(),),
    ).fetchone()
    return tuple(str(copied[column]) for column in key)


def _keys(db, name: str, key: tuple[str, ...]) -> list[tuple]:
    columns = ", ".join(f"{column}::text" for column in key)
    return sorted(db.execute_sql(f"SELECT {columns} FROM {name}").fetchall())


def _is(key: tuple[str, ...]) -> str:
    return " AND ".join(f"{column}::text = %s" for column in key)
