"""The kinds of filter of the timeline. A filter has a name in the URL and a label, and knows what it narrows down to.

`narrow(values, asked)` returns a `Narrowing`; it raises `ValueError` with a sentence when a value makes no sense.
`says(value, names)` is how people read a value. Conditions are about `entry`, a row of the timeline.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from domain.changes.words import ADDED, REMOVED, query, terms_in
from domain.timeline.dates import Period, period

#: What people call the values that are found in the database: labels by value, by filter.
Names = Mapping[str, Mapping[str, str]]
LAST = 2**62


@dataclass(frozen=True)
class Narrowing:
    """A condition with its values, or bounds of positions or times. `in_order` where an index has it in order."""

    condition: str = "true"
    values: Mapping[str, Any] = field(default_factory=dict)
    positions: tuple[int, int] = (1, LAST)
    period: Period = (None, None)
    in_order: bool = False


@dataclass(frozen=True)
class Asked:
    """What filters need to know beside their own values: the moment, other filters, and a search in titles."""

    now: datetime
    criteria: Mapping[str, list[str]]
    content_ids: Callable[[str], list[str]]


class Filter(Protocol):
    name: str
    label: str
    widget: str

    def narrow(self, values: list[str], asked: Asked) -> Narrowing: ...
    def says(self, value: str, names: Names) -> str: ...


def _any_value(value: str) -> str:
    return value


@dataclass(frozen=True)
class Among:
    """Any of the values of one column. `check` raises `ValueError` for what can be no value."""

    name: str
    label: str
    column: str
    widget: str = "select"
    check: Callable[[str], Any] = _any_value

    def narrow(self, values: list[str], asked: Asked) -> Narrowing:
        for value in values:
            self.check(value)
        if len(values) == 1:
            return Narrowing(f"entry.{self.column} = %({self.name})s", {self.name: values[0]}, in_order=True)
        return Narrowing(f"entry.{self.column} = ANY(%({self.name})s)", {self.name: values})

    def says(self, value: str, names: Names) -> str:
        return names.get(self.name, {}).get(value, value)


@dataclass(frozen=True)
class Organisations:
    """Content that belongs, or by the event ceased to belong, to any of some organisations."""

    name: str
    label: str
    widget: str = "select"

    def narrow(self, values: list[str], asked: Asked) -> Narrowing:
        return Narrowing("entry.organisations && %(organisation)s::uuid[]", {"organisation": list(map(_uuid, values))})

    def says(self, value: str, names: Names) -> str:
        return names.get(self.name, {}).get(value, value)


@dataclass(frozen=True)
class Content:
    """One content_id, in any form in which it is copied; or content by the words of its title or path."""

    name: str
    label: str
    widget: str = "text"
    example: str = "a title, a path, or a content ID"

    def narrow(self, values: list[str], asked: Asked) -> Narrowing:
        found = [id_ for value in values for id_ in content_ids_in(value) or asked.content_ids(value)]
        if len(found) == 1:
            return Narrowing("entry.content_id = %(content_id)s", {"content_id": found[0]}, in_order=True)
        return Narrowing("entry.content_id = ANY(%(content_id)s::uuid[])", {"content_id": found})

    def says(self, value: str, names: Names) -> str:
        ids = content_ids_in(value)
        return names.get(self.name, {}).get(ids[0], value) if ids else f"‘{value}’"


@dataclass(frozen=True)
class Stream:
    """The events of one stream, by its full name."""

    name: str
    label: str
    widget: str = "text"
    example: str = "path:/keep-bees"

    def narrow(self, values: list[str], asked: Asked) -> Narrowing:
        if unknown := [value for value in values if ":" not in value]:
            raise ValueError(f"‘{unknown[0]}’ is no stream; write its kind and its name, such as path:/keep-bees")
        condition = "entry.position = ANY(ARRAY(SELECT position FROM log.events WHERE stream = ANY(%(stream)s)))"
        return Narrowing(condition, {"stream": values})

    def says(self, value: str, names: Names) -> str:
        return value


@dataclass(frozen=True)
class When:
    """A period in words."""

    name: str
    label: str
    widget: str = "text"
    example: str = "yesterday, since Monday, March 2026 or 3 March to 9 March 2026"

    def narrow(self, values: list[str], asked: Asked) -> Narrowing:
        return Narrowing(period=period(_only(values, "one period"), asked.now))

    def says(self, value: str, names: Names) -> str:
        return value


_POSITIONS = re.compile(r"(\d{1,18})?(?:( ?[-–—] ?| to |\.\.)(\d{1,18})?)?")  # noqa: RUF001 -- people write these, too


@dataclass(frozen=True)
class Positions:
    """A position, or a range of them that may be open at one end."""

    name: str
    label: str
    widget: str = "text"
    example: str = "1200, 1200-1300 or 1200-"

    def narrow(self, values: list[str], asked: Asked) -> Narrowing:
        text = _only(values, "one range").replace(",", "").removeprefix("from ")
        match = _POSITIONS.fullmatch(text)
        if match is None or not (match[1] or match[3]):
            raise ValueError(f"‘{values[0]}’ is no range of positions; write one like {self.example}")
        first = int(match[1] or 1)
        last = int(match[3] or LAST) if match[2] else first
        if last < first:
            raise ValueError(f"‘{values[0]}’ ends before it begins; write the smaller position first")
        return Narrowing(positions=(first, last))

    def says(self, value: str, names: Names) -> str:
        return value


WERE = {"": "Added or removed", "removed": "Removed", "added": "Added"}


@dataclass(frozen=True)
class Words:
    """Full text over what changed."""

    name: str
    label: str
    widget: str = "search"

    def narrow(self, values: list[str], asked: Asked) -> Narrowing:
        mark = _mark(asked.criteria.get("were", []))
        text = query(term for value in values for term in terms_in(value, mark))
        return Narrowing("entry.words @@ %(words)s::tsquery", {"words": text})

    def says(self, value: str, names: Names) -> str:
        return value


@dataclass(frozen=True)
class Were:
    """Whether the words were removed or added. By itself it finds whatever had any words removed, or added."""

    name: str
    label: str
    widget: str = "search"

    def narrow(self, values: list[str], asked: Asked) -> Narrowing:
        _mark(values)
        return Narrowing()

    def says(self, value: str, names: Names) -> str:
        return WERE.get(value, value).lower()


def _mark(values: list[str]) -> str | None:
    if not values:
        return None
    if (were := _only(values, "one of them")) not in WERE:
        raise ValueError(f"words cannot be ‘{were}’; they were removed or added")
    return {"removed": REMOVED, "added": ADDED}.get(were)


def _only(values: list[str], what: str) -> str:
    if len(values) > 1:
        raise ValueError(f"give {what} only")
    return values[0]


_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def content_ids_in(text: str) -> list[str]:
    """The content_id that somebody typed or that is in the address of a page here, if there is one."""
    return [found[0].lower()] if (found := _UUID.search(text)) and not re.search(r"\s", text) else []


def _uuid(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        raise ValueError(f"‘{text}’ is no organisation; choose one from the list, or give its content ID") from None
