"""The filters of the access log: those of the timeline that make sense here, and what kind of thing was done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain import clock
from domain.access_log.kinds import KINDS
from domain.access_log.reading import newest
from domain.errors import Invalid, Problem
from domain.followers import catch_up, timeline
from domain.timeline import filters, finding
from domain.timeline.kinds import Among, Asked, Filter, Narrowing
from domain.visibility import Condition, Viewer

Criteria = Mapping[str, list[str]]


def _kind(value: str) -> None:
    if value not in KINDS:
        raise ValueError(f"there is no ‘{value}’; there are {', '.join(KINDS)}")


SHARED = ("when", "performer", "principal", "content_id", "application", "locale", "request")
FILTERS: dict[str, Filter] = {
    "kind": Among("kind", "What happened", "kind", "checkboxes", _kind),
    **{name: filters.FILTERS[name] for name in SHARED},
}


@dataclass(frozen=True)
class Wanted:
    """What is looked for: a condition on `entry`, up to an id. Words such as yesterday are about the moment `now`."""

    criteria: Criteria
    condition: Condition
    upto: int
    now: datetime


def read(given: Mapping[str, list[str]]) -> Criteria:
    """What filters are set to in a URL, by filter; what is empty, or no filter here, is not set."""
    cleaned = {name: [value.replace("\0", "").strip() for value in given.get(name, [])] for name in FILTERS}
    return {name: values for name, found in cleaned.items() if (values := [value for value in found if value])}


def wanted(criteria: Criteria, viewer: Viewer, now: datetime | None = None, upto: int | None = None) -> Wanted:
    """What meets all of the criteria, up to this moment or to another and an id. Raises `Invalid`."""
    catch_up(timeline)
    now = now or clock.now()
    asked = Asked(now, criteria, lambda text: finding.content_ids(text, viewer))
    conditions, values, problems = [], {}, []
    for name, chosen in criteria.items():
        try:
            condition, more = _conditions(FILTERS[name].narrow(chosen, asked))
        except ValueError as error:
            problems.append(Problem(name, f"{FILTERS[name].label}: {error}"))
        else:
            conditions, values = [*conditions, condition], {**values, **more}
    if problems:
        raise Invalid(problems)
    last = newest() if upto is None else min(upto, newest())
    return Wanted(criteria, (" AND ".join(conditions) or "true", values), last, now)


def _conditions(narrowing: Narrowing) -> Condition:
    since, until = narrowing.period
    condition = narrowing.condition
    condition += " AND entry.recorded_at >= %(since)s" if since else ""
    condition += " AND entry.recorded_at < %(until)s" if until else ""
    return condition, {**narrowing.values, "since": since, "until": until} if since or until else narrowing.values
