"""GET /v2/content: one edition for each document that has one to match."""

from collections.abc import Collection
from dataclasses import dataclass, field

from domain.database import db
from domain.presented import columns_for
from domain.projections.editions import Edition
from domain.queries.by_id import in_order

STATES = ("draft", "published", "unpublished", "superseded")
USUAL_STATES = STATES[:3]
USUAL_SEARCH = ("title", "base_path")
SEARCHABLE = ("title", "base_path", "description")
#: What may be ordered by, and the column that it stands for.
ORDERS = {
    "id": "id",
    "base_path": "base_path",
    "content_id": "content_id",
    "document_type": "document_type",
    "format": "document_type",
    "last_edited_at": "last_edited_at",
    "locale": "locale",
    "public_updated_at": "public_updated_at",
    "publishing_app": "publishing_app",
    "rendering_app": "rendering_app",
    "updated_at": "updated_at",
}
_BY_PREFERENCE = "CASE state WHEN 'draft' THEN 0 WHEN 'superseded' THEN 2 ELSE 1 END, user_facing_version DESC"


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked for. `order` has names of ORDERS, with `-` in front to descend; `link` a type and a target."""

    document_types: list[str] = field(default_factory=list)
    publishing_app: str | None = None
    locale: str | None = None
    states: list[str] = field(default_factory=lambda: list(USUAL_STATES))
    q: str | None = None
    search_in: list[str] = field(default_factory=lambda: list(USUAL_SEARCH))
    link: tuple[str, str] | None = None
    aliases: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=lambda: ["-public_updated_at"])
    limit: int | None = 50
    offset: int = 0


def find(question: Question, fields: Collection[str]) -> tuple[list[Edition], int]:
    """The editions of one page in order, and how many there are on all pages; 0 beyond the last page.

    They come with the columns that presenting `fields` takes. Filters and search hold for single editions, before
    one edition is chosen for each document.
    """
    found, total = ids(question)
    return in_order(found, columns_for(fields)), total


def ids(question: Question) -> tuple[list[int], int]:
    """The ids of those editions, and how many there are on all pages."""
    conditions, values = _conditions(question)
    columns = ", ".join(sorted({"id", *ORDERS.values()}))
    rows = db.execute_sql(
        f"SELECT id, count(*) OVER () FROM (SELECT DISTINCT ON (content_id, locale) {columns} FROM editions"  # noqa: S608 -- constants only
        f" WHERE {' AND '.join(conditions)} ORDER BY content_id, locale, {_BY_PREFERENCE}) AS chosen"
        f" ORDER BY {_order(question.order)} LIMIT %s OFFSET %s",
        (*values, question.limit, question.offset),
    ).fetchall()
    return [id for id, _ in rows], rows[0][1] if rows else 0


def _conditions(question: Question) -> tuple[list[str], list]:
    """SQL conditions, and the values for their places."""
    optional = (
        ("document_type = ANY(%s)", question.document_types),
        ("publishing_app = %s", question.publishing_app),
        ("locale = %s", question.locale),
        ("content_id IN (SELECT content_id FROM content_id_aliases WHERE name = ANY(%s))", question.aliases),
    )
    parts = [("state = ANY(%s)", [question.states])]
    parts += [(condition, [value]) for condition, value in optional if value]
    if question.link:
        parts.append((_LINKED, list(question.link)))
    if question.q:
        parts.append(_search(question.q, question.search_in))
    return [condition for condition, _ in parts], [value for _, values in parts for value in values]


_LINKED = "content_id IN (SELECT content_id FROM link_set_links WHERE link_type = %s AND target_content_id = %s)"


def _search(q: str, search_in: list[str]) -> tuple[str, list[str]]:
    terms, values = [], []
    for name in search_in:
        _, _, key = name.partition("details.")
        terms.append("details->>%s ILIKE %s" if key else f"{name} ILIKE %s")
        values += [key, f"%{q}%"] if key else [f"%{q}%"]
    return f"({' OR '.join(terms)})", values


def _order(terms: list[str]) -> str:
    columns = [f"{ORDERS[term.removeprefix('-')]} {'DESC' if term.startswith('-') else 'ASC'}" for term in terms]
    return ", ".join([*columns, "id"])
