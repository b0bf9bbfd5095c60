"""What a link can go to: found by title while one types, or named for those that are chosen already."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from domain.database import db
from domain.document_types import document_types
from domain.visibility import PLATFORM, Viewer, condition

LIMIT = 20


@dataclass(frozen=True)
class Choice:
    content_id: str
    title: str
    base_path: str | None
    document_type: str


_SHOWN = (
    "SELECT content_id::text, title, base_path, document_type FROM ("
    " SELECT DISTINCT ON (content_id) content_id, title, base_path, document_type FROM editions"
    " WHERE content_store IN ('draft', 'live') AND title IS NOT NULL AND {which} AND {{visible}}"
    " ORDER BY content_id, locale = 'en' DESC, content_store) AS found"
    " ORDER BY starts_with(lower(title), lower(%(search)s)) DESC, title, content_id"
)
_MATCHING = _SHOWN.format(
    which="title ILIKE %(like)s AND coalesce(document_type = ANY(%(types)s), true)"
    " AND content_id <> ALL(%(without)s::uuid[]) AND document_type NOT IN ('redirect', 'gone')"
)
_NAMED = _SHOWN.format(which="content_id = ANY(%(ids)s::uuid[])")


def find(
    search: str, pick: Collection[str] = (), without: Iterable[str] = (), viewer: Viewer = PLATFORM
) -> list[Choice]:
    """Documents with `search` in their titles, of the document types `pick` (any if empty), drafts too.

    Only what `viewer` may see, at most `LIMIT`, those whose titles begin with it first; one query.
    """
    search = search.replace("\0", "").strip()
    escaped = search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    values = {"search": search, "like": f"%{escaped}%", "types": _called(pick), "without": list(without)}
    visible, more = condition(viewer, "access_limited")
    rows = db.execute_sql(f"{_MATCHING.format(visible=visible)} LIMIT {LIMIT}", values | more)
    return [Choice(*row) for row in rows.fetchall()]


def named(content_ids: Collection[str], viewer: Viewer = PLATFORM) -> dict[str, Choice]:
    """The chosen ones by content_id, as far as `viewer` may see anything with a title; one query, or none for none."""
    if not content_ids:
        return {}
    visible, values = condition(viewer, "access_limited")
    rows = db.execute_sql(_NAMED.format(visible=visible), values | {"ids": list(content_ids), "search": ""})
    return {row[0]: Choice(*row) for row in rows.fetchall()}


def _called(pick: Collection[str]) -> list[str] | None:
    """What documents of these types are called in content."""
    types = document_types()
    called = {name for each in pick for name in (each, *(types[each].document_types if each in types else ()))}
    return sorted(called) or None
