"""The list of all documents, searched by title and path, the latest changed first."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from domain.database import db
from domain.documents import states

PAGE = 25


@dataclass(frozen=True)
class Row:
    """One document, and who changed it last."""

    content_id: str
    locale: str
    title: str | None
    base_path: str | None
    document_type: str
    states: list[str]
    changed_at: datetime
    actor: str | None
    application: str
    trigger: str


@dataclass(frozen=True)
class Catalogue:
    """One page of the list; `total` counts all documents found, `page` starts at 1."""

    rows: list[Row]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


_FROM = (
    " FROM editions AS shown LEFT JOIN editions AS live ON live.content_id = shown.content_id"
    " AND live.locale = shown.locale AND live.content_store = 'live'"
    " WHERE (shown.content_store = 'draft' OR (shown.content_store = 'live' AND NOT EXISTS ("
    " SELECT FROM editions AS draft WHERE draft.content_id = shown.content_id AND draft.locale = shown.locale"
    " AND draft.content_store = 'draft')))"
)
_MATCHES = " AND (shown.title ILIKE %(like)s OR shown.base_path ILIKE %(like)s OR shown.content_id = %(id)s)"
_COUNT = "SELECT count(*)"
_ROWS = (
    "SELECT shown.content_id, shown.locale, shown.title, shown.base_path, shown.document_type, live.state,"
    " live.unpublishing, shown.content_store = 'draft' AS drafted, shown.updated_at"
)
_LAST_EVENT = (
    " JOIN LATERAL (SELECT actor, application, trigger, recorded_at FROM log.events"
    " WHERE stream = 'document:' || listed.content_id || ':' || listed.locale ORDER BY version DESC LIMIT 1) AS last"
    " ON true"
)


def catalogue(search: str = "", page: int = 1) -> Catalogue:
    """The documents whose title or path contains `search` (or whose content_id or URL it is), `PAGE` at a time."""
    search = _as_path(search.replace("\0", "").strip())
    matches = _FROM + (_MATCHES if search else "")
    values = {"like": f"%{_escape(search)}%", "id": _as_id(search)}
    total = db.execute_sql(_COUNT + matches, values).fetchone()[0]
    page = min(max(page, 1), max(1, -(-total // PAGE)))
    return Catalogue(_rows(matches, values | {"offset": (page - 1) * PAGE, "limit": PAGE}), total, page)


def _rows(matches: str, values: dict) -> list[Row]:
    order = " ORDER BY shown.updated_at DESC, shown.content_id, shown.locale LIMIT %(limit)s OFFSET %(offset)s"
    rows = db.execute_sql(
        "SELECT listed.content_id::text, listed.locale, title, base_path, document_type, state, unpublishing, drafted,"  # noqa: S608 -- constants only
        f" recorded_at, actor, application, trigger FROM ({_ROWS}{matches}{order}) AS listed{_LAST_EVENT}"
        " ORDER BY updated_at DESC, listed.content_id, listed.locale",
        values,
    )
    return [Row(*row[:5], states(*row[5:8]), *row[8:]) for row in rows.fetchall()]


def _as_path(search: str) -> str:
    """The path of a URL that was pasted, anything else as it is."""
    if not search.startswith(("http://", "https://")):
        return search
    try:
        return urlsplit(search).path
    except ValueError:
        return search


def _as_id(search: str) -> str | None:
    try:
        return str(UUID(search))
    except ValueError:
        return None


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
