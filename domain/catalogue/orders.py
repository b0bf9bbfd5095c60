"""The orders in which documents are listed, and places in them from which a list goes on."""

from dataclasses import dataclass

from domain.errors import Invalid, Problem


@dataclass(frozen=True)
class Order:
    """`key` is SQL, never null; documents with the same key are in the order of their ids."""

    label: str
    key: str
    descending: bool = False
    type: str = "timestamptz"

    def by(self, backwards: bool) -> str:
        """What to order `listed` by, or just the other way round."""
        way = "DESC" if self.descending != backwards else "ASC"
        return f"{self.key} {way}, listed.content_id {way}, listed.locale {way}"

    def behind(self, backwards: bool) -> str:
        """The condition that a row comes behind (or before) a place."""
        sign = "<" if self.descending != backwards else ">"
        place = f"(%(place_key)s::{self.type}, %(place_content_id)s::uuid, %(place_locale)s)"
        return f"({self.key}, listed.content_id, listed.locale) {sign} {place}"


@dataclass(frozen=True)
class Place:
    """Between two documents of a list: behind the one with this key and these ids or, `backwards`, before it."""

    order: str
    key: str
    content_id: str
    locale: str
    backwards: bool = False


def _latest(column: str) -> str:
    return f"coalesce(listed.{column}, '-infinity')"


def _earliest(column: str) -> str:
    return f"coalesce(listed.{column}, 'infinity')"


ORDERS = {
    "-changed": Order("Last changed, latest first", "listed.changed_at", True),
    "changed": Order("Last changed, earliest first", "listed.changed_at"),
    "title": Order("Title, A to Z", "listed.sorted_title", type="text"),
    "-title": Order("Title, Z to A", "listed.sorted_title", True, "text"),
    "-first-published": Order("First published, latest first", _latest("first_published_at"), True),
    "first-published": Order("First published, earliest first", _earliest("first_published_at")),
    "-public-updated": Order("Updated for readers, latest first", _latest("public_updated_at"), True),
    "public-updated": Order("Updated for readers, earliest first", _earliest("public_updated_at")),
}
USUAL = "-changed"


def order_of(name: str) -> Order:
    """The order of that name. Raises `Invalid`."""
    if name not in ORDERS:
        raise Invalid([Problem("sort", f"Sort by: there is no ‘{name}’; there are {', '.join(ORDERS)}")])
    return ORDERS[name]
