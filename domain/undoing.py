"""Taking acts back: each by an act of its own, which the log keeps like any other."""

from dataclasses import replace

from domain import clock, log, streams
from domain.commands import (
    CancelSchedule,
    Command,
    DiscardDraft,
    DocumentCommand,
    PatchLinks,
    Republish,
    RequestReview,
    SaveDraft,
    SchedulePublication,
    TakeBackReview,
)
from domain.compensation import State, compensation
from domain.content import Content
from domain.database import db
from domain.deciders import links
from domain.errors import Conflict, NotFound
from domain.events import PublicationScheduled
from domain.handle import Receipt, handle
from domain.log import Actor, Recorded

TOO_LATE = "That cannot be undone any more, because something else has happened since"


def state_of(content_id: str, locale: str) -> State:
    """All that decides what can be undone of a document; a fixed number of queries."""
    names = {kind: f"{kind}:{content_id}:{locale}" for kind in ("document", "review", "schedule")}
    found = {kind: streams.load(name) for kind, name in names.items()}
    link_set = streams.load(f"links:{content_id}")
    return State(
        **{kind: stream.state for kind, stream in found.items()},
        versions={stream.name: stream.version for stream in (*found.values(), link_set)},
        begun_at=_begun_at(names["document"]),
        changed_at=max(log.last_position(name) or 0 for name in (names["document"], link_set.name)),
        scheduled=_scheduled(names["schedule"]) if found["schedule"].version else None,
        at=clock.timestamp(clock.now()),
    )


def _begun_at(stream: str) -> int | None:
    """The version of the first DraftSaved behind whatever ended the draft before."""
    row = db.execute_sql(
        "SELECT min(version) FROM log.events WHERE stream = %s AND type = 'DraftSaved' AND version > coalesce(("
        " SELECT max(version) FROM log.events WHERE stream = %s AND type <> 'DraftSaved'"
        " AND (type IN ('DraftDiscarded', 'EditionPublished') OR payload -> 'dates' <> 'null')), 0)",
        (stream, stream),
    )
    return row.fetchone()[0]


def _scheduled(stream: str) -> PublicationScheduled | None:
    """What was set last, whatever became of that."""
    return next((each.event for each in log.last_of(stream, "PublicationScheduled")), None)


def undo(position: int, content_id: str, locale: str, actor: Actor) -> Receipt:
    """Take back what happened at a position of the log. Raises `Conflict` if that is not possible any more."""
    recorded = next(log.read(position - 1, up_to=position), None)
    if recorded is None or recorded.content_id != content_id or recorded.locale not in (None, locale):
        raise NotFound("Nothing happened there to this document", reason="event_missing")
    act = compensation(recorded, state_of(content_id, locale))
    if act is None or act.kind not in COMMANDS:
        raise Conflict(TOO_LATE, reason="cannot_be_undone")
    return handle(COMMANDS[act.kind](recorded, content_id, locale, actor), actor)


def _last(recorded: Recorded, content_id: str, locale: str, actor: Actor) -> dict:
    return {"content_id": content_id, "locale": locale, "expected_version": recorded.version}


def _plain(kind: type[DocumentCommand]):
    return lambda recorded, content_id, locale, actor: kind(content_id=content_id, locale=locale)


def _save(choose):
    """A SaveDraft of the content that `choose` finds among the events before."""

    def command(recorded: Recorded, content_id: str, locale: str, actor: Actor) -> Command:
        before = [each for each in log.read_stream(recorded.stream) if each.version < recorded.version]
        content: Content = choose(recorded, before)
        content = replace(content, last_edited_by_editor_id=actor.person)
        return SaveDraft(**_last(recorded, content_id, locale, actor), content=content, unless_same=True)

    return command


def _saved_last(recorded: Recorded, before: list[Recorded]) -> Content:
    return [each.event.content for each in before if each.type == "DraftSaved"][-1]


def _edition_before(recorded: Recorded, before: list[Recorded]) -> Content:
    """What the edition said that was superseded, to be announced anew."""
    version = recorded.event.superseded_version
    saved = [each for each in before if each.type == "DraftSaved" and each.event.user_facing_version == version]
    return replace(saved[-1].event.content, update_type="minor", change_note=None)


def _links_before(recorded: Recorded, content_id: str, locale: str, actor: Actor) -> Command:
    state = links.initial()
    for each in log.read_stream(recorded.stream):
        if each.version < recorded.version:
            state = links.evolve(state, each.event)
    before = {type_: state.links.get(type_, []) for type_ in recorded.event.links}
    return PatchLinks(content_id=content_id, links=before, expected_version=recorded.version)


def _schedule_again(recorded: Recorded, content_id: str, locale: str, actor: Actor) -> Command:
    was = _scheduled(recorded.stream)
    how = {"update_type": was.update_type, "without_review": was.without_review}
    return SchedulePublication(**_last(recorded, content_id, locale, actor), publish_at=was.publish_at, **how)


COMMANDS = {
    "discard": lambda *about: DiscardDraft(**_last(*about)),
    "save again": _save(_saved_last),
    "restore": _save(_saved_last),
    "edition before": _save(_edition_before),
    "republish": _plain(Republish),
    "links": _links_before,
    "cancel": _plain(CancelSchedule),
    "schedule again": _schedule_again,
    "take back review": _plain(TakeBackReview),
    "submit again": _plain(RequestReview),
}
