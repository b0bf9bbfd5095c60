"""GET /v2/editions: every edition, in pages that a cursor leads through."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain.clock import milliseconds
from domain.database import db
from domain.presented import columns_for
from domain.projections.editions import Edition
from domain.queries.by_id import in_order
from domain.queries.links import merged_links_of

FIELDS = tuple(
    "analytics_identifier auth_bypass_ids base_path content_store description details document_type"
    " first_published_at last_edited_at last_edited_by_editor_id major_published_at phase public_updated_at"
    " published_at publishing_app publishing_api_first_published_at publishing_api_last_edited_at redirects"
    " rendering_app routes schema_name state title user_facing_version update_type content_id locale updated_at"
    " created_at".split()
)
ORDERS = ("updated_at", "public_updated_at", "created_at", "id")
USUAL_STATES = ("draft", "published", "unpublished")


@dataclass(frozen=True)
class Cursor:
    """A place between two editions: the value in the column of the order (an id if that is `id`), and the id."""

    value: datetime | int | None
    id: int


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked for. At most one of `after` and `before` is given."""

    states: list[str] = field(default_factory=lambda: list(USUAL_STATES))
    document_types: list[str] = field(default_factory=list)
    locale: str | None = None
    publishing_app: str | None = None
    column: str = "updated_at"
    descending: bool = False
    limit: int = 100
    after: Cursor | None = None
    before: Cursor | None = None


@dataclass(frozen=True)
class Page:
    """The ids of a page's editions in order, the cursors of its ends, and whether there is more beyond them.

    Before a page that no cursor led to there is nothing.
    """

    ids: list[int]
    first: Cursor | None = None
    last: Cursor | None = None
    precedes: bool = False
    follows: bool = False


def page(question: Question) -> Page:
    """One page: the editions after or before the cursor, the nearest to it, in the order that is asked for."""
    backwards = question.before is not None
    where, values = _conditions(question, question.before or question.after, backwards)
    rows = db.execute_sql(
        f"SELECT {question.column}, id FROM editions WHERE {where}"  # noqa: S608 -- constants only
        f" ORDER BY {_order(question, backwards)} LIMIT %s",
        (*values, question.limit),
    ).fetchall()
    if not rows:
        return Page([])
    rows = rows[::-1] if backwards else rows
    first, last = Cursor(*rows[0]), Cursor(*rows[-1])
    precedes = (question.after or question.before) is not None and _any(question, first, True)
    return Page([id for _, id in rows], first, last, precedes, _any(question, last, False))


def shown(ids: list[int], fields: Collection[str]) -> list[dict[str, Any]]:
    """The editions of these ids with these fields as they are stored: nulls kept, times with milliseconds."""
    editions = in_order(ids, columns_for(fields))
    links = merged_links_of(editions) if "links" in fields else {}
    return [
        {name: links[edition.id] if name == "links" else _value(edition, name) for name in fields}
        for edition in editions
    ]


def _value(edition: Edition, name: str) -> Any:
    value = getattr(edition, name)
    return milliseconds(value) if isinstance(value, datetime) else value


def _conditions(question: Question, cursor: Cursor | None, backwards: bool) -> tuple[str, list]:
    optional = (
        ("state = ANY(%s)", question.states),
        ("document_type = ANY(%s)", question.document_types),
        ("locale = %s", question.locale),
        ("publishing_app = %s", question.publishing_app),
    )
    conditions = [condition for condition, value in optional if value]
    values = [value for _, value in optional if value]
    if cursor:
        beyond, ends = _beyond(question, cursor, backwards)
        conditions.append(beyond)
        values += ends
    return " AND ".join(conditions), values


def _beyond(question: Question, cursor: Cursor, backwards: bool) -> tuple[str, list]:
    """What lies beyond a cursor. Editions without a value are before or after all others, and no cursor finds them."""
    falling = question.descending != backwards
    if cursor.value is None:
        return f"{question.column} IS NOT NULL" if falling else "false", []
    return f"({question.column}, id) {'<' if falling else '>'} (%s, %s)", [cursor.value, cursor.id]


def _order(question: Question, backwards: bool) -> str:
    direction = "DESC" if question.descending != backwards else "ASC"
    return f"{question.column} {direction}, id {direction}"


def _any(question: Question, cursor: Cursor, backwards: bool) -> bool:
    where, values = _conditions(question, cursor, backwards)
    order = _order(question, backwards)
    # Ordered as the pages are, so that the index of the pages answers.
    row = db.execute_sql(f"SELECT id FROM editions WHERE {where} ORDER BY {order} LIMIT 1", values).fetchone()  # noqa: S608 -- constants only
    return row is not None
