"""A question to search, as its parameters put it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.search.fields import DATES, ORDERED, SHOWN, SHOWN_USUALLY
from domain.search.parameters import Reading, Values

USUAL_COUNT, MOST_RESULTS, LAST_START, MOST_OPTIONS = 10, 1000, 1_000_000, 1000
#: A value of a filter that stands for "has none".
MISSING = "_MISSING"
OWN_FILTER_LEFT_OUT, ALL_FILTERS = "exclude_field_filter", "all_filters"
ORDERS = tuple(f"{sign}{name}" for name in ORDERED for sign in ("", "-"))


@dataclass(frozen=True)
class Aggregate:
    """How many values of a field to list with their counts, and what they are counted in."""

    options: int
    scope: str = OWN_FILTER_LEFT_OUT


@dataclass(frozen=True)
class Asked:
    """What is asked: the values of a filter are alternatives, several filters all hold.

    `between` has, by date field, where the time begins and what it is before, as text.
    """

    q: str = ""
    start: int = 0
    count: int = USUAL_COUNT
    order: str | None = None
    fields: tuple[str, ...] = SHOWN_USUALLY
    filters: Mapping[str, Values] = field(default_factory=dict)
    rejects: Mapping[str, Values] = field(default_factory=dict)
    between: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    aggregates: Mapping[str, Aggregate] = field(default_factory=dict)


def asked(parameters: Mapping[str, Values]) -> Asked:
    """The question in these parameters, each with the values it was given. Raises `Unanswerable`."""
    reading = Reading({name.removesuffix("[]"): values for name, values in parameters.items()})
    question = Asked(
        q=" ".join(reading.values("q")),
        start=reading.number("start", 0, LAST_START),
        count=reading.number("count", USUAL_COUNT, MOST_RESULTS),
        order=reading.one_of("order", ORDERS),
        fields=reading.several("fields", SHOWN) or SHOWN_USUALLY,
        filters={name: values for name, values in reading.of_fields("filter") if name not in DATES},
        rejects=dict(reading.of_fields("reject")),
        between=reading.each("filter", _between, lambda name: name in DATES),
        aggregates=reading.each("aggregate", _aggregate),
    )
    reading.finish()
    return question


def _between(text: str) -> tuple[str, str]:
    found = dict(re.findall(r"(from|to):([^,]*)(?:,|$)", text))
    if ",".join(f"{name}:{day}" for name, day in found.items()) != text or not found:
        raise ValueError("must be from:YYYY-MM-DD, to:YYYY-MM-DD or both with a comma between them")
    try:
        first, last = (date.fromisoformat(found.get(name, usual)).isoformat() for name, usual in _EVER.items())
        return first, last + _END_OF_DAY
    except ValueError as error:
        raise ValueError(f"has a date that there is not ({error}); dates are YYYY-MM-DD") from error


_EVER = {"from": "0001-01-01", "to": "9999-12-31"}
#: Times are compared as text, and a time of the day goes on with a T.
_END_OF_DAY = "U"


def _aggregate(text: str) -> Aggregate:
    number, *rest = text.split(",")
    scopes = {f"scope:{each}": each for each in (OWN_FILTER_LEFT_OUT, ALL_FILTERS)}
    if number.isascii() and number.isdecimal() and int(number[:20]) <= MOST_OPTIONS and set(rest) <= set(scopes):
        return Aggregate(int(number), *(scopes[each] for each in rest[:1]))
    raise ValueError(f"must be a whole number from 0 to {MOST_OPTIONS}, perhaps with a comma and {' or '.join(scopes)}")
