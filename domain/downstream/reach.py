"""How far a publication reaches: the other pages that show a document and are sent again with it."""

from dataclasses import dataclass

from domain.database import db
from domain.documents import Document
from domain.downstream.dependants import Change, dependants_of

NAMED = 5


@dataclass(frozen=True)
class Reach:
    """How many other pages, and the titles of the first of them."""

    count: int
    titles: list[str]


def reach_of(document: Document) -> Reach:
    """What is sent again to the live content store when this document looks different; two or three queries."""
    change = Change("live", document.content_id, document.locale)
    content_ids = dependants_of([change], "live") - {document.content_id}
    rows = db.execute_sql(
        "SELECT coalesce(title, base_path), count(*) OVER () FROM editions WHERE content_id = ANY(%s::uuid[])"
        " AND content_store = 'live' AND base_path IS NOT NULL AND coalesce(locale = %s, true)"
        " ORDER BY title, base_path LIMIT %s",
        (list(content_ids), change.shown_in, NAMED),
    ).fetchall()
    return Reach(rows[0][1] if rows else 0, [title for title, _ in rows])
