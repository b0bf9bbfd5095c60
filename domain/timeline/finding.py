"""Finding the positions of a page: of what meets all criteria, and what the viewer may see."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from domain import clock, visibility
from domain.database import db
from domain.followers import catch_up
from domain.followers import timeline as follower
from domain.timeline.filters import Criteria, Narrowed, narrow
from domain.timeline.kinds import LAST, Asked
from domain.visibility import Viewer

PAGE = 50
#: By how much a page may be longer so that a sitting is on one page, if it can be.
LONGER = 50
#: Where no index has what is found in order, it is looked for in ever larger slices of the log.
SLICES = 4096, 32_768, 262_144
#: How far events are counted one by one, or those that changed some words; beyond, there are "more than".
COUNTED, COUNTED_BY_WORDS = 5_000, 2_500
#: How many contents a search in titles may mean.
MOST_CONTENTS = 200
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Search:
    """What is looked for: criteria that make sense, as a condition on `entry` within positions `first` to `last`.

    `head` is up to where the timeline is filled, `missing` how many events lie beyond, `now` the moment that words such
    as yesterday are about. `many` is known of words alone: that there are more events than are counted.
    """

    criteria: Criteria
    viewer: Viewer
    condition: str
    values: dict[str, Any]
    first: int
    last: int
    since: datetime | None
    until: datetime | None
    in_order: bool
    head: int
    missing: int
    now: datetime
    many: bool = False

    @property
    def empty(self) -> bool:
        return self.first > self.last


@dataclass(frozen=True)
class Place:
    """Below the position `before`, else above the position `after`, else at the end of the log."""

    before: int | None = None
    after: int | None = None


@dataclass(frozen=True)
class Row:
    """What tells, before an event is read, whether it belongs to one sitting with its neighbour."""

    position: int
    recorded_at: datetime
    type: str
    performer: str
    content_id: str | None
    locale: str | None


@dataclass(frozen=True)
class Found:
    """A page, newest first. `older` and `newer` say whether there is more; `goes_on` that a sitting does, below."""

    positions: list[int] = field(default_factory=list)
    older: bool = False
    newer: bool = False
    goes_on: bool = False


def search(criteria: Criteria, viewer: Viewer, now: datetime | None = None, upto: int = LAST, after: int = 0) -> Search:
    """Make ready to look for what meets `criteria`, as of now, or of another moment and position. Raises `Invalid`.

    With `after`, only what came behind that position is looked for.
    """
    missing = catch_up(follower)
    head, now = min(_head(), upto), now or clock.now()
    narrowed = narrow(criteria, Asked(now, criteria, lambda text: content_ids(text, viewer)))
    first, last = _bounds(narrowed)
    seen, of_viewer = visibility.condition(viewer, "entry.limited_to")
    conditions, values = list(narrowed.conditions), {**narrowed.values, **of_viewer}
    for moment, comparison in ((narrowed.since, ">="), (narrowed.until, "<")):
        if moment is not None:
            name = "since" if comparison == ">=" else "until"
            conditions, values = [*conditions, f"entry.recorded_at {comparison} %({name})s"], values | {name: moment}
    conditions += [] if seen == "true" else [seen]
    wanted = Search(
        criteria, viewer, " AND ".join(conditions) or "true", values, max(first, after + 1), min(last, head),
        narrowed.since, narrowed.until, narrowed.in_order, head, missing, now,
    )  # fmt: skip
    return _probed(wanted) if "words" in criteria and not wanted.empty else wanted


_BY_INDEX = (
    "SELECT set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true),"
    " set_config('work_mem', '16MB', true)"
)
_PROBE = (
    "SELECT array_agg(position) FROM (SELECT entry.position FROM timeline AS entry"
    " WHERE {condition} AND entry.position BETWEEN %(first)s AND %(last)s LIMIT %(limit)s) AS found"
)


def _probed(wanted: Search) -> Search:
    """Words that few events changed, as these events' positions; of those that many did, that there are many.

    How many there are nobody can tell beforehand, the planner neither. So it has to look in the index of words, which
    costs little whether they are rare or not, and not to go through the log in the hope of finding many of them.
    """
    given = wanted.values | {"first": wanted.first, "last": wanted.last, "limit": COUNTED_BY_WORDS + 1}
    with db.atomic():
        db.execute_sql(_BY_INDEX)
        [positions] = db.execute_sql(_PROBE.format(condition=wanted.condition), given).fetchone()
    if positions and len(positions) > COUNTED_BY_WORDS:
        return replace(wanted, many=True)
    condition, values = "entry.position = ANY(%(positions)s::bigint[])", {"positions": sorted(positions or [])}
    return replace(wanted, condition=condition, values=values, in_order=True)


def _head() -> int:
    row = db.execute_sql("SELECT position FROM followers WHERE name = %s", (follower.NAME,)).fetchone()
    return row[0] if row else 0


_HOURS = (
    "SELECT (SELECT min(first) FROM timeline_hours WHERE hour >= coalesce(%(since)s, '-infinity'::timestamptz)),"
    " (SELECT max(last) FROM timeline_hours WHERE hour < coalesce(%(until)s, 'infinity'::timestamptz))"
)


def _bounds(narrowed: Narrowed) -> tuple[int, int]:
    """Times as positions: events do not quite follow each other in time, but almost."""
    if narrowed.since is None and narrowed.until is None:
        return narrowed.first, narrowed.last
    since = narrowed.since and narrowed.since.replace(minute=0, second=0, microsecond=0)
    first, last = db.execute_sql(_HOURS, {"since": since, "until": narrowed.until}).fetchone()
    return (max(narrowed.first, first), min(narrowed.last, last)) if first and last else (1, 0)


_CONTENTS = (
    "SELECT DISTINCT content_id::text FROM timeline_documents WHERE searched LIKE ALL (%(words)s) AND {seen}"
    " LIMIT %(limit)s"
)


def content_ids(text: str, viewer: Viewer) -> list[str]:
    """The contents whose title or path has all of these words, as it is now. Raises `ValueError` if it is too many."""
    seen, values = visibility.condition(viewer, "limited_to")
    words = [f"%{_literal(word)}%" for word in text.lower().split()]
    values |= {"words": words, "limit": MOST_CONTENTS + 1}
    found = [id_ for (id_,) in db.execute_sql(_CONTENTS.format(seen=seen), values).fetchall()]
    if not found:
        raise ValueError(f"no title or path has ‘{text}’ in it")
    if len(found) > MOST_CONTENTS:
        raise ValueError(
            f"more than {MOST_CONTENTS} titles and paths have ‘{text}’ in them; write more of the one you mean"
        )
    return found


def _literal(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def page(wanted: Search, place: Place) -> Found:
    """The page at `place`: about `PAGE` events, and the rest of the sitting at its far end.

    What was on a page stays on it, and each event is on exactly one page, whatever is appended meanwhile.
    """
    if place.after is not None and place.before is None:
        rows, goes_on = _cut(_rows(wanted, place.after + 1, None, "ASC"))
        beyond = len(rows[1]) > 0
        positions = [row.position for row in reversed(rows[0])]
        return Found(positions, older=_any_below(wanted, positions, place.after + 1), newer=beyond)
    rows, goes_on = _cut(_rows(wanted, None, place.before and place.before - 1, "DESC"))
    positions = [row.position for row in rows[0]]
    return Found(positions, older=bool(rows[1]), newer=place.before is not None, goes_on=goes_on)


def _any_below(wanted: Search, positions: list[int], otherwise: int) -> bool:
    return bool(_rows(wanted, None, (positions[-1] if positions else otherwise) - 1, "DESC", 1))


def _cut(rows: list[Row]) -> tuple[tuple[list[Row], list[Row]], bool]:
    """A page and what comes behind it: not within a sitting, if that ends soon; and whether it goes on all the same."""
    end = PAGE
    while end < len(rows) and end < PAGE + LONGER and _one_sitting(rows[end - 1], rows[end]):
        end += 1
    goes_on = end < len(rows) and _one_sitting(rows[end - 1], rows[end])
    return (rows[:end], rows[end:]), goes_on


def _one_sitting(one: Row, other: Row) -> bool:
    same = all(getattr(one, name) == getattr(other, name) for name in ("type", "performer", "content_id", "locale"))
    return same and one.type == "DraftSaved" and abs(one.recorded_at - other.recorded_at) < HOUR


_ROWS = (
    "SELECT entry.position, recorded_at, type, performer, content_id::text, locale FROM timeline AS entry"
    " WHERE {condition} AND entry.position BETWEEN %(first)s AND %(last)s ORDER BY entry.position {way} LIMIT %(limit)s"
)


def _rows(wanted: Search, first: int | None, last: int | None, way: str, limit: int = PAGE + LONGER + 1) -> list[Row]:
    first, last = max(wanted.first, first or 1), wanted.last if last is None else min(wanted.last, last)
    statement, rows = _ROWS.format(condition=wanted.condition, way=way), []
    for low, high in _slices(first, last, way, wanted.in_order):
        values = wanted.values | {"first": low, "last": high, "limit": limit - len(rows)}
        rows += [Row(*row) for row in db.execute_sql(statement, values).fetchall()]
        if len(rows) == limit:
            break
    return rows


def _slices(first: int, last: int, way: str, whole: bool):
    """The range in slices, from the end at which the order begins."""
    for size in () if whole else SLICES:
        if last - first < size:
            break
        if way == "DESC":
            yield last - size + 1, last
            last -= size
        else:
            yield first, first + size - 1
            first += size
    if first <= last:
        yield first, last


def positions(wanted: Search, before: int | None, limit: int) -> list[int]:
    """At most `limit` positions of what is looked for, below `before`, the newest first."""
    return [row.position for row in _rows(wanted, None, None if before is None else before - 1, "DESC", limit)]


def may_see(position: int, viewer: Viewer) -> bool:
    """Whether there is an event at this position, and this viewer may see it."""
    catch_up(follower)
    seen, values = visibility.condition(viewer, "entry.limited_to")
    sql = f"SELECT 1 FROM timeline AS entry WHERE position = %(position)s AND {seen}"  # noqa: S608 -- constants only
    return db.execute_sql(sql, values | {"position": min(position, LAST)}).fetchone() is not None
