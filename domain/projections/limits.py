"""What is under an access limit: drafts, the events that belong to them, and paths that are known from them alone.

An event keeps the limit that there was when it happened. What makes something public is never limited itself; what
happens to a draft is, and so is what happens to the links of a document of which there is nothing else.
"""

import orjson

from domain import events
from domain.database import db
from domain.log.envelope import Recorded
from domain.visibility import Condition, Viewer, condition, sees_all

#: What tells of an edition that is public by then, whatever its draft was.
PUBLIC = (
    events.EditionPublished,
    events.EditionUnpublished,
    events.EditionSubstituted,
    events.EditionRepublished,
    events.PublishedWithoutReview,
    events.PublicationLookedBackAt,
    events.ScheduleMet,
)
_HERE = "content_id = %(content_id)s AND locale = %(locale)s"
_LIFT = f"DELETE FROM limited_drafts WHERE {_HERE}"  # noqa: S608 -- constants only
_LIFT_WITH_PATH = f"WITH path AS (DELETE FROM limited_paths WHERE stream = %(path)s) {_LIFT}"  # noqa: S608
_LIFT_PATH = (
    "DELETE FROM limited_paths WHERE stream IN (SELECT 'path:' || base_path FROM editions"  # noqa: S608
    f" WHERE {_HERE} AND content_store = 'live')"
)
_LIMIT = (
    "INSERT INTO limited_drafts VALUES (%(content_id)s, %(locale)s, %(limit)s)"
    " ON CONFLICT (content_id, locale) DO UPDATE SET access_limited = excluded.access_limited"
)
#: Not a path where something stands, or stood, that everybody may see.
_LIMIT_PATH = (
    "INSERT INTO limited_paths SELECT %(path)s, %(limit)s WHERE NOT EXISTS"
    " (SELECT FROM editions WHERE base_path = %(base_path)s AND coalesce(access_limited, '{}') = '{}')"
    " ON CONFLICT (stream) DO UPDATE SET access_limited = excluded.access_limited"
)
_ENTER = "INSERT INTO limited_events VALUES (%(stream)s, %(version)s, %(limit)s)"
_LIMITS_OF_DRAFTS = (
    "SELECT access_limited FROM limited_drafts WHERE content_id = %(content_id)s"
    " AND coalesce(locale = %(locale)s, true) AND (%(of_draft)s OR NOT EXISTS (SELECT FROM editions"
    " WHERE content_id = %(content_id)s AND content_store IS NOT NULL AND coalesce(access_limited, '{}') = '{}'))"
)
_OF_DRAFTS = ("document", "review", "schedule")


def project(recorded: Recorded) -> None:
    """Bring the limits up to date with one event. The editions have been by now."""
    match recorded.event:
        case events.DraftSaved(content=content) if content.access_limited:
            _limit(recorded, content.access_limited, content.base_path)
        case events.DraftSaved(content=content):
            db.execute_sql(_LIFT_WITH_PATH, {**vars(recorded), "path": f"path:{content.base_path}"})
        case events.EditionPublished() | events.EditionUnpublished():
            _lift(recorded)
        case event if recorded.content_id and not isinstance(event, PUBLIC):
            _enter(recorded)


def _limit(recorded: Recorded, limit: dict, base_path: str | None) -> None:
    values = {**vars(recorded), "limit": _json(limit), "path": f"path:{base_path}", "base_path": base_path}
    db.execute_sql(_LIMIT, values)
    db.execute_sql(_ENTER, values)
    if base_path is not None:
        db.execute_sql(_LIMIT_PATH, values)


def _lift(recorded: Recorded) -> None:
    """A draft has become public; a live edition that is taken down leaves the draft beside it as it was."""
    was_draft = isinstance(recorded.event, events.EditionPublished) or recorded.event.dates
    if was_draft and db.execute_sql(_LIFT, vars(recorded)).rowcount:
        db.execute_sql(_LIFT_PATH, vars(recorded))


def _enter(recorded: Recorded) -> None:
    of_draft = recorded.stream.partition(":")[0] in _OF_DRAFTS
    rows = db.execute_sql(_LIMITS_OF_DRAFTS, {**vars(recorded), "of_draft": of_draft}).fetchall()
    if rows:
        db.execute_sql(_ENTER, {**vars(recorded), "limit": _json(_any_of([limit for (limit,) in rows]))})


def _any_of(limits: list[dict]) -> dict:
    """The limit for whoever may see what is under any of these."""
    return {
        name: sorted({id_ for limit in limits for id_ in limit.get(name) or ()}) for name in ("users", "organisations")
    }


def _json(limit: dict) -> str:
    return orjson.dumps(limit).decode()


def limits_of(recorded: list[Recorded]) -> dict[int, dict]:
    """The limits on these events, as far as there are any, by position. Two queries."""
    keys = {(each.stream, each.version): each.position for each in recorded}
    streams, versions = zip(*keys, strict=True) if keys else ((), ())
    of_events = db.execute_sql(
        "SELECT stream, version, access_limited FROM limited_events WHERE (stream, version) IN"
        " (SELECT * FROM unnest(%s::text[], %s::integer[]))",
        (list(streams), list(versions)),
    ).fetchall()
    of_paths = dict(
        db.execute_sql("SELECT * FROM limited_paths WHERE stream = ANY(%s)", (list(set(streams)),)).fetchall()
    )
    found = {keys[stream, version]: limit for stream, version, limit in of_events}
    return found | {at: of_paths[stream] for (stream, _), at in keys.items() if stream in of_paths}


def visible_events(viewer: Viewer, alias: str = "events") -> Condition:
    """The condition on rows of the log, known as `alias`, that `viewer` may see them."""
    if sees_all(viewer):
        return "true", {}
    may_see, values = condition(viewer, "hidden.access_limited")
    return (
        f"NOT EXISTS (SELECT FROM limited_events AS hidden WHERE hidden.stream = {alias}.stream"  # noqa: S608
        f" AND hidden.version = {alias}.version AND NOT {may_see})"
        f" AND NOT EXISTS (SELECT FROM limited_paths AS hidden WHERE hidden.stream = {alias}.stream AND NOT {may_see})",
        values,
    )


def visible_drafts(viewer: Viewer, alias: str) -> Condition:
    """The condition on rows that have a content_id and a locale, known as `alias`, that `viewer` may see the draft."""
    if sees_all(viewer):
        return "true", {}
    may_see, values = condition(viewer, "hidden.access_limited")
    return (
        f"NOT EXISTS (SELECT FROM limited_drafts AS hidden WHERE hidden.content_id = {alias}.content_id"  # noqa: S608
        f" AND hidden.locale = {alias}.locale AND NOT {may_see})",
        values,
    )
