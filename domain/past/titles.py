"""What content was called at a position."""

from domain import past
from domain.database import db
from domain.visibility import Viewer, condition


def titles_at(content_ids: set[str], position: int, viewer: Viewer) -> dict[tuple[str, str], str]:
    """The titles of all documents of these content_ids at `position`, by content_id and locale, as far as seen."""
    visible, values = condition(viewer, "access_limited")
    with past.at(position):
        rows = db.execute_sql(
            "SELECT DISTINCT ON (content_id, locale) content_id::text, locale, coalesce(title, base_path) FROM editions"  # noqa: S608 -- constants only
            f" WHERE content_id = ANY(%(ids)s::uuid[]) AND content_store IS NOT NULL AND {visible}"
            " ORDER BY content_id, locale, content_store",
            values | {"ids": sorted(content_ids)},
        ).fetchall()
    return {(content_id, locale): title for content_id, locale, title in rows if title}
