"""What is under an access limit: drafts, the events that belong to them, and paths that are known from them alone.

An event keeps the limit that there was when it happened. What makes something public is never limited itself; what
happens to a draft is, and so is what happens to the links of a document of which there is nothing else.
"""

from peewee import CompositeKey, IntegerField, TextField

from domain import events
from domain.database import db
from domain.log.envelope import Recorded
from domain.projections.catalogue import Entry
from domain.projections.model import Json, Table, Uuid
from domain.projections.rows import Rows
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
_OF_DRAFTS = ("document", "review", "schedule")


class LimitedDraft(Table):
    content_id = Uuid()
    locale = TextField()
    access_limited = Json()

    TOGETHER = 1

    class Meta:
        table_name = "limited_drafts"
        primary_key = CompositeKey("content_id", "locale")


class LimitedEvent(Table):
    stream = TextField()
    version = IntegerField()
    access_limited = Json()

    GROUP = "{stream}"

    class Meta:
        table_name = "limited_events"
        primary_key = CompositeKey("stream", "version")


class LimitedPath(Table):
    """A path at which a draft of a document was limited; it is no secret where something public stands or stood."""

    stream = TextField()
    content_id = Uuid()
    locale = TextField()
    access_limited = Json()

    class Meta:
        table_name = "limited_paths"
        primary_key = CompositeKey("stream", "content_id", "locale")


TABLES = (LimitedDraft, LimitedEvent, LimitedPath)


def project(recorded: Recorded, rows: Rows) -> None:
    """Bring the limits up to date with one event. The catalogue has been by now."""
    match recorded.event:
        case events.DraftSaved(content=content) if content.access_limited:
            _limit(recorded, rows, content.access_limited, content.base_path)
        case events.DraftSaved(content=content):
            _lift(recorded, rows, content.base_path)
        case events.EditionPublished():
            _lift(recorded, rows, _live_path(recorded, rows))
        case events.EditionUnpublished(dates=dates):
            # A live edition that is taken down leaves the draft beside it as it was.
            if dates:
                _lift(recorded, rows, _live_path(recorded, rows))
        case event if recorded.content_id and not isinstance(event, PUBLIC):
            _enter(recorded, rows)


def _limit(recorded: Recorded, rows: Rows, limit: dict, base_path: str | None) -> None:
    document, values = (recorded.content_id, recorded.locale), {"access_limited": limit}
    rows.put(LimitedDraft, document, values)
    rows.put(LimitedEvent, (recorded.stream, recorded.version), values)
    if base_path is not None:
        rows.put(LimitedPath, (f"path:{base_path}", *document), values)


def _lift(recorded: Recorded, rows: Rows, base_path: str | None) -> None:
    document = (recorded.content_id, recorded.locale)
    rows.delete(LimitedDraft, *document)
    if base_path is not None:
        rows.delete(LimitedPath, f"path:{base_path}", *document)


def _live_path(recorded: Recorded, rows: Rows) -> str | None:
    entries = rows.of(Entry, recorded.content_id)
    return next((each["live_path"] for each in entries if each["locale"] == recorded.locale), None)


def _enter(recorded: Recorded, rows: Rows) -> None:
    """Note that an event belongs to limited drafts, or to the links of a content_id of which there is nothing else."""
    drafts = rows.of(LimitedDraft, recorded.content_id)
    limits = [each["access_limited"] for each in drafts if recorded.locale in (None, each["locale"])]
    of_draft = recorded.stream.partition(":")[0] in _OF_DRAFTS
    if limits and (of_draft or all(each["access_limited"] for each in rows.of(Entry, recorded.content_id))):
        rows.put(LimitedEvent, (recorded.stream, recorded.version), {"access_limited": _any_of(limits)})


def _any_of(limits: list[dict]) -> dict:
    """The limit for whoever may see what is under any of these."""
    return {
        name: sorted({id_ for limit in limits for id_ in limit.get(name) or ()}) for name in ("users", "organisations")
    }


#: Something stands, or stood, at the path that everybody may see.
_KNOWN = (
    "EXISTS (SELECT FROM editions AS public WHERE public.base_path = substr(hidden.stream, 6)"
    " AND coalesce(public.access_limited, '{}') = '{}')"
)


def limits_of(recorded: list[Recorded]) -> dict[int, dict]:
    """The limits on these events, but for those of paths, by position: the same whenever it is asked."""
    keys = {(each.stream, each.version): each.position for each in recorded}
    streams, versions = zip(*keys, strict=True) if keys else ((), ())
    found = db.execute_sql(
        "SELECT stream, version, access_limited FROM limited_events WHERE (stream, version) IN"
        " (SELECT * FROM unnest(%s::text[], %s::integer[]))",
        (list(streams), list(versions)),
    ).fetchall()
    return {keys[stream, version]: limit for stream, version, limit in found}


def visible_events(viewer: Viewer, alias: str = "events") -> Condition:
    """The condition on rows of the log, known as `alias`, that `viewer` may see them."""
    if sees_all(viewer):
        return "true", {}
    may_see, values = condition(viewer, "hidden.access_limited")
    return (
        f"NOT EXISTS (SELECT FROM limited_events AS hidden WHERE hidden.stream = {alias}.stream"  # noqa: S608 -- aliases and conditions of ours, values apart
        f" AND hidden.version = {alias}.version AND NOT {may_see})"
        f" AND NOT EXISTS (SELECT FROM limited_paths AS hidden WHERE hidden.stream = {alias}.stream AND NOT {may_see}"
        f" AND NOT {_KNOWN})",
        values,
    )


def visible_drafts(viewer: Viewer, alias: str) -> Condition:
    """The condition on rows that have a content_id and a locale, known as `alias`, that `viewer` may see the draft."""
    if sees_all(viewer):
        return "true", {}
    may_see, values = condition(viewer, "hidden.access_limited")
    return (
        f"NOT EXISTS (SELECT FROM limited_drafts AS hidden WHERE hidden.content_id = {alias}.content_id"  # noqa: S608 -- aliases and conditions of ours, values apart
        f" AND hidden.locale = {alias}.locale AND NOT {may_see})",
        values,
    )
