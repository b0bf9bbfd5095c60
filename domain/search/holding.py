"""Writing what search holds, guarded by versions, and listing it for verification."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import orjson
from peewee import Database

from domain.search.item import Item

MOST_LISTED = 10_000


@dataclass(frozen=True)
class Write:
    """What a base path should hold: an item, or nothing (None). With `instead_of` it is taken also if what stands
    there is of just that version, though that be no older: for repairs.
    """

    base_path: str
    payload_version: int
    item: Item | None
    instead_of: int | None = None


WRITE = """
INSERT INTO items AS stored (base_path, payload_version, item)
SELECT base_path, payload_version, item::json
FROM unnest(%(paths)s::text[], %(versions)s::bigint[], %(items)s::text[]) AS given (base_path, payload_version, item)
ON CONFLICT (base_path) DO UPDATE SET payload_version = excluded.payload_version, item = excluded.item
WHERE excluded.payload_version > stored.payload_version
   OR EXISTS (SELECT FROM unnest(%(paths)s::text[], %(instead)s::bigint[]) AS instead (base_path, of)
              WHERE instead.base_path = excluded.base_path AND instead.of = stored.payload_version)
RETURNING base_path
"""
# The words of titles and descriptions as they stand, of what was just written.
LEARN = r"""
INSERT INTO spellings
SELECT DISTINCT substr(lexeme, 2) AS word FROM items, unnest(tsvector_to_array(words)) AS lexeme
WHERE base_path = ANY(%s) AND item IS NOT NULL AND lexeme ~ '^[=~][[:alpha:]]{4,24}$'
ORDER BY word ON CONFLICT DO NOTHING
"""
LIST = """
SELECT base_path, payload_version, fingerprint, item IS NULL AS deleted, true AS intact
FROM items WHERE base_path > %s AND (%s OR base_path = ANY(%s)) ORDER BY base_path LIMIT %s
"""
LISTED = ("base_path", "payload_version", "fingerprint", "deleted", "intact")


def write(db: Database, writes: Iterable[Write]) -> set[str]:
    """Apply those of `writes` (a base path once) that are newer than what is held; returns their base paths."""
    # In one order everywhere, or two batches could wait for each other's rows.
    ordered = sorted(writes, key=lambda each: each.base_path)
    values = {
        "paths": [each.base_path for each in ordered],
        "versions": [each.payload_version for each in ordered],
        "items": [None if each.item is None else serialised(each.item).decode() for each in ordered],
        "instead": [each.instead_of for each in ordered],
    }
    with db.atomic():
        taken = {path for (path,) in db.execute_sql(WRITE, values).fetchall()}
        db.execute_sql(LEARN, (sorted(taken),))
    return taken


def fingerprint(item: Item | None) -> str | None:
    """SHA-256 (hex) of an item: what the listing tells of it while it stands there unchanged."""
    return None if item is None else sha256(serialised(item)).hexdigest()


def serialised(item: Item) -> bytes:
    """An item as it is stored."""
    return orjson.dumps(item, option=orjson.OPT_SORT_KEYS)


def listed(db: Database, after: str = "", limit: int = 1000, base_paths: list[str] | None = None) -> dict[str, Any]:
    """`{"items": […], "next": …}` as a content store lists them: what is held behind the path `after`, tombstones too,
    or of it what is at `base_paths`; `next` is the `after` of the next page, None after the last.

    Every item is `intact`: its fingerprint is of what stands there, even if somebody has changed that by hand.
    """
    limit = min(limit, MOST_LISTED)
    rows = db.execute_sql(LIST, (after, base_paths is None, base_paths or [], limit)).fetchall()
    items = [dict(zip(LISTED, row, strict=True)) for row in rows]
    return {"items": items, "next": rows[-1][0] if len(rows) == limit else None}
