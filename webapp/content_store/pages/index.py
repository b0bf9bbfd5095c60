"""What is there: the items written last."""

from datetime import UTC, datetime

from peewee import Database

from .words import day, humanise

MOST_ITEMS = 100

LATEST = """
SELECT base_path, item->>'title', item->>'document_type', updated_at
FROM items WHERE item IS NOT NULL AND access_limited IS NULL ORDER BY updated_at DESC LIMIT %s
"""


def latest(db: Database) -> list[dict]:
    """Title, path, kind and day of the items written last, latest first."""
    return [_shown(*row) for row in db.execute_sql(LATEST, (MOST_ITEMS,)).fetchall()]


def _shown(base_path: str, title: str | None, document_type: str | None, updated_at: datetime) -> dict:
    return {
        "base_path": base_path,
        "title": title,
        "kind": humanise(document_type or "item"),
        "day": day(updated_at.astimezone(UTC)),
    }
