"""A question to search, as its parameters put it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.canonical import NotCanonical, check
from domain.search.fields import COUNTED, DATES, FILTERED, ORDERED, REJECTED, SHOWN, SHOWN_USUALLY

USUAL_COUNT, MOST_RESULTS, LAST_START, MOST_OPTIONS = 10, 1000, 1_000_000, 1000
#: A value of a filter that stands for "has none".
MISSING = "_MISSING"
OWN_FILTER_LEFT_OUT, ALL_FILTERS = "exclude_field_filter", "all_filters"
PLAIN_PARAMETERS = ("q", "start", "count", "order", "fields")
OF_FIELDS = {"filter": FILTERED, "reject": REJECTED, "aggregate": COUNTED}
ORDERS = tuple(f"{sign}{name}" for name in ORDERED for sign in ("", "-"))

Values = list[str]


class Unanswerable(Exception):
    """Parameters that make no sense: by name, what is wrong with each and what would be right."""

    def __init__(self, errors: dict[str, list[str]]):
        super().__init__(errors)
        self.errors = errors


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


class Reading:
    """Reads parameters and collects what is wrong with them."""

    def __init__(self, parameters: Mapping[str, Values]):
        self.parameters, self.errors = parameters, {}

    def values(self, name: str) -> Values:
        return [each for each in self.parameters.get(name, ()) if each.strip()]

    def number(self, name: str, usual: int, most: int) -> int:
        text = next(iter(self.values(name)), str(usual)).strip()
        if text.isascii() and text.isdecimal() and int(text[:20]) <= most:
            return int(text)
        self._wrong(name, f"must be a whole number from 0 to {most}")
        return usual

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str | None:
        return next(iter(self.several(name, allowed)), None)

    def several(self, name: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """The values, repeated or with commas between them."""
        given = [each.strip() for text in self.values(name) for each in text.split(",") if each.strip()]
        if unknown := [each for each in given if each not in allowed]:
            self._wrong(name, f"has no {_quoted(unknown)}; there are {', '.join(allowed)}")
        return tuple(dict.fromkeys(given))

    def of_fields(self, prefix: str) -> list[tuple[str, Values]]:
        """The fields that parameters of this prefix are about, with their values."""
        names = [name.removeprefix(f"{prefix}_") for name in self.parameters if name.startswith(f"{prefix}_")]
        pairs = [(name, self.values(f"{prefix}_{name}")) for name in names if name in OF_FIELDS[prefix]]
        return [(name, values) for name, values in pairs if values]

    def each(self, prefix: str, read: Callable, wanted: Callable = lambda name: True) -> dict:
        """The values of these parameters as `read` takes them; it raises ValueError with what would be right."""
        found = {}
        for name, values in self.of_fields(prefix):
            if wanted(name):
                try:
                    found[name] = read(",".join(values))
                except ValueError as error:
                    self._wrong(f"{prefix}_{name}", str(error))
        return found

    def finish(self) -> None:
        """Raise `Unanswerable` if anything was wrong, also parameters that there are not."""
        for name in self.parameters:
            if not _is_known(name):
                self._wrong(name, f"is not a parameter; there are {_known()}")
        try:
            # Every text is a query.
            check({name: values for name, values in self.parameters.items() if name != "q"})
        except NotCanonical as error:
            self._wrong("base", str(error))
        if self.errors:
            raise Unanswerable(self.errors)

    def _wrong(self, name: str, sentence: str) -> None:
        self.errors.setdefault(name[:100], []).append(sentence)


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


def _is_known(name: str) -> bool:
    prefix, _, of = name.partition("_")
    return name in PLAIN_PARAMETERS or of in OF_FIELDS.get(prefix, ())


def _known() -> str:
    fields = (f"{prefix}_FIELD" for prefix in OF_FIELDS)
    return f"{', '.join((*PLAIN_PARAMETERS, *fields))}, where FIELD is one of {', '.join(FILTERED)}"


def _quoted(unknown: Values) -> str:
    return ", ".join(repr(each[:100]) for each in unknown)
