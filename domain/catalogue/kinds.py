"""The kinds of filter that there are. A filter has a name in the URL, a label, and turns its values into SQL.

`where(values, choices)` is a condition on `listed` (a row of the catalogue) with the values that it needs; it raises
`ValueError` with a sentence when a value makes no sense. `says(value, choices)` is how people read a value.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from domain import clock
from domain.catalogue import days

#: What can be chosen in the filters whose values are found in the database: labels by value, by filter.
Choices = Mapping[str, Mapping[str, str]]
Condition = tuple[str, dict[str, Any]]
MOST_WORDS = 12
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@dataclass(frozen=True)
class Search:
    """Every word in the title or the path; or the content_id, or an address of the document."""

    name: str
    label: str
    widget: str = "search"

    def where(self, values: list[str], choices: Choices) -> Condition:
        searches = [self._where(text, f"{self.name}_{number}") for number, text in enumerate(values)]
        return (
            " AND ".join(condition for condition, _ in searches),
            {name: value for _, given in searches for name, value in given.items()},
        )

    def _where(self, text: str, key: str) -> Condition:
        words = _as_path(text).split()
        if len(words) > MOST_WORDS:
            raise ValueError(f"Search for at most {MOST_WORDS} words")
        return (
            f"(listed.searched LIKE ALL (%({key})s::text[]) OR listed.content_id = %({key}_id)s)",
            {key: [f"%{_literal(word.lower())}%" for word in words], f"{key}_id": _as_id(text)},
        )

    def says(self, value: str, choices: Choices) -> str:
        return f"‘{value}’"


@dataclass(frozen=True)
class Among:
    """Any of the values that there are at the moment. `condition` compares with an array, %(NAME)s."""

    name: str
    label: str
    condition: str
    widget: str = "checkboxes"

    def choices(self, choices: Choices) -> Mapping[str, str]:
        return choices.get(self.name, {})

    def where(self, values: list[str], choices: Choices) -> Condition:
        if unknown := [value for value in values if value not in self.choices(choices)]:
            raise ValueError(f"{self.label}: there is no ‘{unknown[0]}’ here; choose from the list")
        return self.condition, {self.name: values}

    def says(self, value: str, choices: Choices) -> str:
        return self.choices(choices).get(value, value)


@dataclass(frozen=True)
class AnyOf:
    """Any of some fixed answers. Each of `options` is a value, its label and its condition."""

    name: str
    label: str
    options: tuple[tuple[str, str, str], ...]
    widget: str = "checkboxes"

    def choices(self, choices: Choices) -> Mapping[str, str]:
        return {value: label for value, label, _ in self.options}

    def where(self, values: list[str], choices: Choices) -> Condition:
        known = {value: condition for value, _, condition in self.options}
        if unknown := [value for value in values if value not in known]:
            raise ValueError(f"{self.label}: there is no ‘{unknown[0]}’; there are {', '.join(known)}")
        return "(" + " OR ".join(known[value] for value in values) + ")", {}

    def says(self, value: str, choices: Choices) -> str:
        return self.choices(choices).get(value, value)


@dataclass(frozen=True)
class Day:
    """A day in words. `condition` compares with its beginning or, where it is `until`, with that of the day after."""

    name: str
    label: str
    condition: str
    example: str
    until: bool = False
    widget: str = "day"

    def where(self, values: list[str], choices: Choices) -> Condition:
        if len(values) > 1:
            raise ValueError(f"{self.label}: give one day only")
        try:
            first, last = days.period(values[0], clock.now().date())
            day = last + timedelta(days=1) if self.until else first
        except (ValueError, OverflowError):
            message = f"{self.label}: ‘{values[0]}’ is not a day; write one like {days.EXAMPLES}"
            raise ValueError(message) from None
        return self.condition, {self.name: f"{day.isoformat()}T00:00:00Z"}

    def says(self, value: str, choices: Choices) -> str:
        return value


Filter = Search | Among | AnyOf | Day


def _as_path(text: str) -> str:
    """The path of an address that was pasted, anything else as it is."""
    if not text.startswith(("http://", "https://")):
        return text
    try:
        return urlsplit(text).path.rstrip("/")
    except ValueError:
        return text


def _as_id(text: str) -> str | None:
    """The content_id that was typed, or that is in the address of a document's own page here."""
    if "/documents/" in _as_path(text) and (found := _UUID.search(text)):
        return found[0]
    try:
        return str(UUID(text))
    except ValueError:
        return None


def _literal(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
