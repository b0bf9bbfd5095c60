"""Every filter of the timeline, in the order in which they are shown. To add one, add it here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain.errors import Invalid, Problem
from domain.events import EVENT_TYPES
from domain.performers import performer_from
from domain.timeline.kinds import (
    LAST,
    Among,
    Asked,
    Content,
    Filter,
    Narrowing,
    Organisations,
    Positions,
    Stream,
    Were,
    When,
    Words,
)

Criteria = Mapping[str, list[str]]
#: How events are called in lists: `Draft saved` for `DraftSaved`.
TYPES = {name: re.sub(r"(?<!^)([A-Z])", lambda found: f" {found[1].lower()}", name) for name in EVENT_TYPES}


def _type(value: str) -> None:
    if value not in TYPES:
        raise ValueError(f"there is no event ‘{value}’; there are {', '.join(TYPES)}")


def _performer(value: str) -> None:
    try:
        performer_from(value)
    except ValueError:
        raise ValueError(f"‘{value}’ is nobody; write person:ID, application:ID, schedule or import") from None


FILTERS: dict[str, Filter] = {
    each.name: each
    for each in (
        Words("words", "Words that changed"),
        Were("were", "They were"),
        When("when", "When"),
        Among("performer", "Done by", "performer", check=_performer),
        Among("principal", "On behalf of", "principal"),
        Content("content_id", "Content"),
        Among("type", "What happened", "type", "checkboxes", _type),
        Among("document_type", "Document type", "document_type"),
        Organisations("organisation", "Organisation"),
        Among("application", "Application", "application"),
        Among("locale", "Language", "locale"),
        Positions("positions", "Positions"),
        Among("request", "Request", "request_id", "text"),
        Stream("stream", "Stream"),
    )
}


@dataclass(frozen=True)
class Narrowed:
    """All criteria together. `in_order` where one index has what is found in the order of positions."""

    conditions: list[str] = field(default_factory=list)
    values: Mapping[str, Any] = field(default_factory=dict)
    first: int = 1
    last: int = LAST
    since: datetime | None = None
    until: datetime | None = None
    in_order: bool = True

    def by(self, more: Narrowing) -> "Narrowed":
        conditioned = more.condition != "true"
        return Narrowed(
            [*self.conditions, more.condition] if conditioned else self.conditions,
            {**self.values, **more.values},
            max(self.first, more.positions[0]),
            min(self.last, more.positions[1]),
            more.period[0] or self.since,
            more.period[1] or self.until,
            self.in_order and (not conditioned or (more.in_order and not self.conditions)),
        )


def read(given: Mapping[str, list[str]]) -> Criteria:
    """What filters are set to in a URL or a form, by filter, in the order of the filters; what is empty is not set."""
    cleaned = {name: _cleaned(given.get(name, [])) for name in FILTERS}
    return {name: values for name, values in cleaned.items() if values}


def narrow(criteria: Criteria, asked: Asked) -> Narrowed:
    """What all of the criteria come down to. Raises `Invalid`, a problem for each filter that makes no sense."""
    narrowed, problems = Narrowed(), []
    for name, values in criteria.items():
        try:
            narrowed = narrowed.by(FILTERS[name].narrow(values, asked))
        except ValueError as error:
            problems.append(Problem(name, f"{FILTERS[name].label}: {error}"))
    if problems:
        raise Invalid(problems)
    return narrowed


def _cleaned(values: list[str]) -> list[str]:
    stripped = (value.replace("\0", "").strip() for value in values)
    return list(dict.fromkeys(value for value in stripped if value))
