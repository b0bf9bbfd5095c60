"""GET /v2/linked and /v2/linkables: what links to content, and what can be linked to."""

from collections.abc import Collection
from typing import Any

from domain.database import db
from domain.errors import NotFound
from domain.presented import PLAIN, TIMES, columns_for, present
from domain.projections.editions import Edition
from domain.queries import content
from domain.queries.by_id import in_order

ELSEWHERE = ("id", "state", "publishing_request_id", "created_at", "publication_state")
LINKED_FIELDS = tuple(name for name in (*PLAIN, *TIMES, *ELSEWHERE) if name != "change_note")


def linked_to(content_id: str, link_type: str, fields: Collection[str]) -> list[dict[str, Any]]:
    """The editions whose link set has a link of this type to `content_id`: all locales, drafts preferred.

    Raises `NotFound` when nothing stands under `content_id` itself.
    """
    standing = (Edition.content_id == content_id) & Edition.state.in_(("draft", "published"))
    if not Edition.select().where(standing).exists():
        raise NotFound(f"Nothing is drafted or published under {content_id}", reason="edition_missing")
    question = content.Question(link=(link_type, content_id), order=["content_id", "locale"], limit=None)
    return present(in_order(content.ids(question)[0], columns_for(fields)), fields)


_LINKABLES = """
SELECT DISTINCT ON (content_id) content_id::text, title, state, base_path,
       coalesce(nullif(details->>'internal_name', ''), title)
FROM editions WHERE document_type = %s AND locale = 'en' AND state IN ('draft', 'published')
ORDER BY content_id, state DESC
"""
_LINKABLE_NAMES = ("content_id", "title", "publication_state", "base_path", "internal_name")


def linkables(document_type: str) -> list[dict[str, Any]]:
    """Everything of a type that can be linked to, in English, by content_id; published editions are preferred."""
    rows = db.execute_sql(_LINKABLES, (document_type,)).fetchall()
    return [dict(zip(_LINKABLE_NAMES, row, strict=True)) for row in rows]
