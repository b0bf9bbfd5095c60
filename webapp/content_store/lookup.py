"""Finding what answers for a path: the item there, else the one whose route or redirect the path falls under."""

from dataclasses import dataclass
from itertools import chain

from peewee import Database

from .paths import MAX_BYTES, and_above
from .routes import best_entry

OWN = "SELECT representation, status, max_age, access_limited FROM items WHERE base_path = %s AND item IS NOT NULL"

# The first condition is the one that the index has.
ROUTED = """
SELECT base_path, max_age, access_limited, item->'routes', item->'redirects'
FROM items
WHERE route_paths <> '{}' AND route_paths && %s::text[] AND item IS NOT NULL
ORDER BY base_path
"""


@dataclass(frozen=True)
class Item:
    """The item at a path; `status` is that of its JSON answer, `max_age` in seconds."""

    representation: str
    status: int
    max_age: int
    access_limited: dict | None


@dataclass(frozen=True)
class Routed:
    """The item at `base_path` answers for a path by its `entry`, a route or redirect."""

    base_path: str
    max_age: int
    access_limited: dict | None
    entry: dict


def find(db: Database, path: str) -> Item | Routed | None:
    """What answers for `path`, if anything."""
    if len(path) > MAX_BYTES:
        return None
    row = db.execute_sql(OWN, (path,)).fetchone()
    return Item(*row) if row else _find_routed(db, path)


def _find_routed(db: Database, path: str) -> Routed | None:
    rows = db.execute_sql(ROUTED, (and_above(path),)).fetchall()
    entries = [(*about, entry) for *about, routes, redirects in rows for entry in chain(routes, redirects)]
    best = best_entry(path, [entry for *_, entry in entries])
    return next((Routed(*each) for each in entries if each[-1] is best), None)
