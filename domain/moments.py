"""The moments of a document that are worth comparing: saves, publications and whatever else changed what it said."""

from dataclasses import dataclass

from domain import log
from domain.database import db
from domain.log import Recorded
from domain.projections import limits
from domain.visibility import PLATFORM, Viewer

TYPES = (
    "DraftSaved",
    "DraftDiscarded",
    "EditionPublished",
    "EditionUnpublished",
    "EditionSubstituted",
    "EditionRepublished",
    "LinksPatched",
)
PAGE = 50


@dataclass(frozen=True)
class Moment:
    """An event after which the document was different, or the last of several saves in one sitting."""

    event: Recorded
    saves: int


#: Saves of one person with less than an hour between them are one moment: the last of them.
_RUNS = """
    WITH moments AS (
        SELECT position, recorded_at, CASE WHEN type = 'DraftSaved' THEN (coalesce(actor, ''), application) END AS saver
        FROM log.events AS events
        WHERE content_id = %(content_id)s AND coalesce(locale, %(locale)s) = %(locale)s AND type = ANY(%(types)s)
            AND {visible}
    ), ends AS (
        SELECT position, coalesce(
            saver <> lead(saver) OVER later OR lead(recorded_at) OVER later - recorded_at > interval '1 hour', true
        ) AS ends FROM moments WINDOW later AS (ORDER BY position)
    ), runs AS (
        SELECT position, count(*) FILTER (WHERE ends) OVER (ORDER BY position DESC) AS run FROM ends
    )
    SELECT max(position), count(*) FROM runs GROUP BY run
    HAVING coalesce(max(position) < %(before)s, true) ORDER BY 1 DESC LIMIT %(limit)s
"""


def moments(
    content_id: str, locale: str, before: int | None = None, limit: int = PAGE, viewer: Viewer = PLATFORM
) -> list[Moment]:
    """At most `limit` moments below position `before`, newest first, in two queries; drafts have only their title."""
    visible, values = limits.visible_events(viewer)
    values |= {"content_id": content_id, "locale": locale, "types": list(TYPES), "before": before, "limit": limit}
    runs = dict(db.execute_sql(_RUNS.format(visible=visible), values).fetchall())
    return [Moment(each, runs[each.position]) for each in log.read_at(list(runs), brief=True)]


def at(content_id: str, locale: str, positions: list[int], viewer: Viewer = PLATFORM) -> dict[int, Recorded]:
    """For each of these positions the event by which the document was last changed then, as far as `viewer` sees."""
    visible, values = limits.visible_events(viewer)
    rows = db.execute_sql(
        "SELECT asked.position, (SELECT max(position) FROM log.events AS events WHERE content_id = %(content_id)s"  # noqa: S608 -- conditions of ours, values apart
        " AND coalesce(locale, %(locale)s) = %(locale)s AND type = ANY(%(types)s) AND position <= asked.position"
        f" AND {visible}) FROM unnest(%(positions)s::bigint[]) AS asked (position)",
        values | {"content_id": content_id, "locale": locale, "types": list(TYPES), "positions": positions},
    ).fetchall()
    events = {each.position: each for each in log.read_at([found for _, found in rows if found], brief=True)}
    return {asked: events[found] for asked, found in rows if found}


def usual(content_id: str, locale: str, viewer: Viewer = PLATFORM) -> tuple[int, int]:
    """The two positions to compare when nobody says which: live against draft, else the last two; 0 is before all."""
    newest = moments(content_id, locale, limit=2, viewer=viewer)
    latest = newest[0].event.position if newest else 0
    visible, values = limits.visible_events(viewer)
    drafted, published = db.execute_sql(
        "SELECT max(position) FILTER (WHERE type IN ('DraftSaved', 'DraftDiscarded')),"  # noqa: S608 -- conditions of ours, values apart
        " max(position) FILTER (WHERE type IN ('EditionPublished', 'EditionUnpublished'))"
        f" FROM log.events AS events WHERE content_id = %(content_id)s AND locale = %(locale)s AND {visible}",
        values | {"content_id": content_id, "locale": locale},
    ).fetchone()
    if published and drafted and drafted > published:
        return published, latest
    return (newest[1].event.position if len(newest) > 1 else 0), latest


def before(content_id: str, locale: str, position: int, viewer: Viewer = PLATFORM) -> int:
    """The position of the event that last changed the document before `position`; 0 if there was none."""
    found = at(content_id, locale, [position - 1], viewer)
    return next((each.position for each in found.values()), 0)
