"""How much of what is looked for happened when: from counts by day where there are such, else counted, or sampled."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from domain import visibility
from domain.database import db
from domain.timeline.finding import COUNTED, COUNTED_BY_WORDS, Search

#: How many events are looked at where there are more.
SAMPLED = 3_000
#: What is counted by day, so that it need not be counted at all.
BY_DAY = ("type", "performer", "principal", "application", "document_type", "locale", "organisation")


@dataclass(frozen=True)
class Bar:
    """One hour, day, week or month and how many events it has; `when` is what the filter of that name calls it."""

    start: datetime
    events: int
    when: str


@dataclass(frozen=True)
class Picture:
    """`total` is exact unless there are `more`; bars are estimates where they are `sampled`."""

    total: int
    unit: str
    bars: list[Bar]
    more: bool = False
    sampled: bool = False


def activity(wanted: Search) -> Picture:
    """How many events there are, and when: in a few queries whose cost is bounded."""
    if wanted.empty:
        return Picture(0, "day", [])
    if counted := _filter_by_day(wanted):
        return _from_days(wanted, *counted)
    return _counted(wanted)


def _filter_by_day(wanted: Search) -> tuple[str, list[str]] | None:
    """The filter and its values where the counts by day have the answer, None where they have not."""
    filters = {name: values for name, values in wanted.criteria.items() if name not in ("when", "were")}
    whole_days = all(each is None or each.time() == time() for each in (wanted.since, wanted.until))
    if not whole_days or len(filters) > 1 or _hours(wanted):
        return None
    if not filters:
        return "", [""]
    [(name, values)] = filters.items()
    # What belongs to two organisations would be counted twice.
    return (name, values) if name in BY_DAY and (name != "organisation" or len(values) == 1) else None


def _hours(wanted: Search) -> bool:
    """Whether so short a time is asked for that days are no picture of it."""
    return bool(wanted.since and wanted.until and wanted.until - wanted.since <= timedelta(days=2))


_UNIT = (
    "CASE WHEN max({at}) - min({at}) <= interval '2 days' THEN 'hour'"
    " WHEN max({at}) - min({at}) <= interval '62 days' THEN 'day'"
    " WHEN max({at}) - min({at}) <= interval '434 days' THEN 'week' ELSE 'month' END"
)
_DAYS = (
    "WITH days AS (SELECT day::timestamp AS at, {events} AS events FROM timeline_days WHERE filter = %(filter)s"
    " AND value = ANY(%(value)s) AND day >= coalesce(%(from)s, '-infinity'::date)"
    " AND day < coalesce(%(to)s, 'infinity'::date){limited}),"
    " unit AS (SELECT CASE WHEN max(at) - min(at) <= interval '62 days' THEN 'day'"
    " WHEN max(at) - min(at) <= interval '434 days' THEN 'week' ELSE 'month' END AS unit FROM days)"
    " SELECT unit, date_trunc(unit, at), sum(events)::bigint FROM days, unit GROUP BY 1, 2 ORDER BY 2"
)
#: Of what not everybody may see, that which this viewer may.
_LIMITED = (
    " UNION ALL SELECT date_trunc('day', entry.recorded_at AT TIME ZONE 'UTC'), count(*) FROM timeline AS entry"
    " WHERE entry.limited_to IS NOT NULL AND {condition} GROUP BY 1"
)


def _from_days(wanted: Search, name: str, values: list[str]) -> Picture:
    sees_all = visibility.sees_all(wanted.viewer)
    statement = _DAYS.format(
        events="events" if sees_all else "events - limited",
        limited="" if sees_all else _LIMITED.format(condition=wanted.condition),
    )
    given = {"filter": name, "value": values, "from": _date(wanted.since), "to": _date(wanted.until)}
    rows = [row for row in db.execute_sql(statement, wanted.values | given).fetchall() if row[2]]
    unit = rows[0][0] if rows else "day"
    counts = {at.replace(tzinfo=UTC): events for _, at, events in rows}
    return Picture(sum(counts.values()), unit, _bars(counts, unit))


def _date(moment: datetime | None) -> date | None:
    return moment and moment.date()


_FOUND = (
    "WITH found AS MATERIALIZED (SELECT entry.recorded_at AT TIME ZONE 'UTC' AS at FROM timeline AS entry"  # noqa: S608 -- constants only
    " WHERE {condition} AND entry.position BETWEEN %(first)s AND %(last)s LIMIT %(limit)s),"
    f" unit AS (SELECT {_UNIT.format(at='at')} AS unit FROM found)"
    " SELECT unit, date_trunc(unit, at), count(*) FROM found, unit GROUP BY 1, 2 ORDER BY 2"
)
_SAMPLE = (
    "WITH found AS MATERIALIZED (SELECT entry.recorded_at AT TIME ZONE 'UTC' AS at FROM timeline AS entry"  # noqa: S608 -- constants only
    " WHERE {condition} AND entry.position = ANY(%(sample)s)),"
    f" unit AS (SELECT {_UNIT.format(at='at')} AS unit FROM found)"
    " SELECT unit, date_trunc(unit, at), count(*) FROM found, unit GROUP BY 1, 2 ORDER BY 2"
)


def _counted(wanted: Search) -> Picture:
    if wanted.condition == "true" and (every := wanted.last - wanted.first + 1) > COUNTED:
        # Positions have no gaps.
        return replace(_sampled(wanted), total=every, more=False)
    if wanted.many:
        return replace(_sampled(wanted), total=COUNTED_BY_WORDS + 1)
    given = wanted.values | {"first": wanted.first, "last": wanted.last, "limit": COUNTED + 1}
    rows = db.execute_sql(_FOUND.format(condition=wanted.condition), given).fetchall()
    total = sum(row[2] for row in rows)
    if total <= COUNTED:
        unit = rows[0][0] if rows else "day"
        return Picture(total, unit, _bars({at.replace(tzinfo=UTC): events for _, at, events in rows}, unit))
    return _sampled(wanted)


def _sampled(wanted: Search) -> Picture:
    """Every so manyth event, whatever it is, stands for those between it and the next."""
    step = -(-(wanted.last - wanted.first + 1) // SAMPLED)
    sample = list(range(wanted.first, wanted.last + 1, step))
    rows = db.execute_sql(_SAMPLE.format(condition=wanted.condition), wanted.values | {"sample": sample}).fetchall()
    unit = rows[0][0] if rows else "day"
    counts = {at.replace(tzinfo=UTC): events * step for _, at, events in rows}
    return Picture(COUNTED + 1, unit, _bars(counts, unit), more=True, sampled=step > 1)


def _bars(counts: dict[datetime, int], unit: str) -> list[Bar]:
    """A bar for every unit from the first to the last, also where nothing happened."""
    bars, at = [], min(counts, default=None)
    while at is not None and at <= max(counts):
        following = _next(at, unit)
        bars.append(Bar(at, counts.get(at, 0), _when(at, following, unit)))
        at = following
    return bars


def _next(at: datetime, unit: str) -> datetime:
    if unit == "month":
        return (at + timedelta(days=32)).replace(day=1)
    return at + {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7)}[unit]


def _when(at: datetime, following: datetime, unit: str) -> str:
    match unit:
        case "hour":
            return f"{at:%Y-%m-%dT%H}"
        case "day":
            return f"{at:%Y-%m-%d}"
        case "month":
            return f"{at:%Y-%m}"
    return f"{at:%Y-%m-%d} to {following - timedelta(days=1):%Y-%m-%d}"
