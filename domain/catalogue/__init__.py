"""The list of documents: found by filters, in an order, one page after another however the list changes meanwhile."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.catalogue.choices import choices_now, choices_then
from domain.catalogue.filters import FILTERS, OF_THE_PAST, Criteria, read, where
from domain.catalogue.kinds import Choices
from domain.catalogue.orders import ORDERS, USUAL, Place, order_of
from domain.database import db
from domain.projections.catalogue import visible
from domain.visibility import PLATFORM, Condition, Viewer

__all__ = [
    "COUNTED",
    "FILTERS",
    "OF_THE_PAST",
    "ORDERS",
    "USUAL",
    "Criteria",
    "Found",
    "Place",
    "Row",
    "choices_now",
    "choices_then",
    "find",
    "order_of",
    "read",
]

PAGE = 25
#: How far documents are counted; beyond, there are "more than".
COUNTED = 50_000


@dataclass(frozen=True)
class Row:
    """One document, and who changed it last. `organisations` are content_ids, the primary one first."""

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
    organisations: list[str]
    key: str


@dataclass(frozen=True)
class Found:
    """One page of what was found. `total` is one more than `COUNTED` where there are more than that."""

    rows: list[Row]
    total: int
    before: Place | None
    after: Place | None


_ROWS = (
    "SELECT content_id::text, locale, title, base_path, document_type, states, changed_at, actor, application,"
    " trigger, ARRAY(SELECT target_content_id::text FROM ("
    " SELECT target_content_id, link_type, position FROM edition_links AS link WHERE link.content_id = page.content_id"
    " AND link.locale = page.locale AND link.user_facing_version = page.user_facing_version"
    " UNION ALL SELECT target_content_id, link_type, position FROM link_set_links AS link"
    " WHERE link.content_id = page.content_id) AS links"
    " WHERE link_type IN ('organisations', 'primary_publishing_organisation')"
    " ORDER BY link_type = 'primary_publishing_organisation' DESC, position), key::text FROM ("
    " SELECT listed.*, {key} AS key, row_number() OVER () AS number FROM ("
    " SELECT * FROM catalogue AS listed WHERE {where} ORDER BY {by} LIMIT %(limit)s) AS listed) AS page ORDER BY number"
)
_COUNT = "SELECT count(*) FROM (SELECT FROM catalogue AS listed WHERE {where} LIMIT %(limit)s) AS found"


def find(
    criteria: Criteria, choices: Choices, sort: str = USUAL, place: Place | None = None, viewer: Viewer = PLATFORM
) -> Found:
    """At most `PAGE` of the documents that meet all criteria: the first of the order, or those next to `place`.

    What does not change meanwhile is on exactly one page; what does is where it then belongs. Raises `Invalid`.
    """
    order_of(sort)
    condition, values = _both(where(criteria, choices), visible(viewer))
    total = db.execute_sql(_COUNT.format(where=condition), values | {"limit": COUNTED + 1}).fetchone()[0]
    backwards = place is not None and place.backwards
    rows = _rows(condition, values, sort, place)
    more, rows = len(rows) > PAGE, rows[:PAGE]
    rows = rows[::-1] if backwards else rows
    return Found(
        rows,
        total,
        before=_place(sort, rows[0], backwards=True) if rows and (more if backwards else place) else None,
        after=_place(sort, rows[-1]) if rows and (more or backwards) else None,
    )


def _both(first: Condition, second: Condition) -> Condition:
    return f"{first[0]} AND {second[0]}", first[1] | second[1]


def _rows(condition: str, values: dict[str, Any], sort: str, place: Place | None) -> list[Row]:
    """One more than a page, if there are as many."""
    order, backwards = order_of(sort), place is not None and place.backwards
    if place is not None:
        condition = f"{condition} AND {order.behind(backwards)}"
        values = values | {f"place_{name}": value for name, value in vars(place).items()}
    statement = _ROWS.format(key=order.key, where=condition, by=order.by(backwards))
    return [Row(*row) for row in db.execute_sql(statement, values | {"limit": PAGE + 1}).fetchall()]


def _place(sort: str, row: Row, backwards: bool = False) -> Place:
    return Place(sort, row.key, row.content_id, row.locale, backwards)
