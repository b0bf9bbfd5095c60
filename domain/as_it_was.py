"""A document as it was at any position of the log, from the log alone."""

from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from domain import log
from domain.commands import DocumentCommand, PatchLinks
from domain.content import Content
from domain.database import db
from domain.deciders import links
from domain.documents import states
from domain.events import EditionPublished
from domain.log import Recorded
from domain.visibility import PLATFORM, Viewer, may_see


@dataclass(frozen=True, kw_only=True)
class EditionThen:
    """An edition as it stood: when its content was saved, how it became live, and how it was taken down."""

    saved: Recorded
    published: Recorded | None = None
    unpublished: Recorded | None = None

    @property
    def user_facing_version(self) -> int:
        return self.saved.event.user_facing_version

    @property
    def content(self) -> Content:
        """What it said; who may see it and the kind of change are as they stood then."""
        note = (self._publication or self.saved.event).change_note
        content = replace(self.saved.event.content, change_note=note and note.note)
        if not self.is_live:
            return content
        update_type = content.update_type or (self._publication and self._publication.update_type)
        return replace(content, update_type=update_type, access_limited=None, auth_bypass_ids=[])

    @property
    def is_live(self) -> bool:
        return self.published is not None

    @property
    def unpublishing(self) -> dict[str, Any] | None:
        """How it was taken down, None if it was not."""
        names = ("type", "explanation", "alternative_path", "redirects", "unpublished_at")
        return self.unpublished and {name: getattr(self.unpublished.event, name) for name in names}

    @property
    def dates(self) -> dict[str, str | None]:
        """When it was first published, and last updated for readers (RFC 3339)."""
        made_live = self.published.event if self.published else self.saved.event
        given = getattr(made_live, "dates", None) or vars(made_live)
        return {name: given[name] for name in ("first_published_at", "public_updated_at")}

    @property
    def _publication(self) -> EditionPublished | None:
        event = self.published and self.published.event
        return event if isinstance(event, EditionPublished) else None


@dataclass(frozen=True, kw_only=True)
class AsItWas:
    """A document at a position. `version` is that of its stream then, 0 before its first event."""

    content_id: str
    locale: str
    position: int
    version: int = 0
    draft: EditionThen | None = None
    live: EditionThen | None = None
    link_set: dict[str, list[str]] = field(default_factory=dict)

    @property
    def edition(self) -> EditionThen | None:
        """The draft if there was one, else the live edition."""
        return self.draft or self.live

    @property
    def content(self) -> Content | None:
        """What it said; None before its first draft, and after the last edition was discarded or gave way."""
        return self.edition and self.edition.content

    @property
    def states(self) -> list[str]:
        """How it stood, in the words of `documents.states`."""
        if self.version == 0:
            return []
        unpublishing = self.live and self.live.unpublishing
        state = self.live and ("unpublished" if unpublishing else "published")
        return states(state, unpublishing, self.draft is not None)


def as_of(content_id: str, locale: str, position: int, viewer: Viewer = PLATFORM) -> AsItWas:
    """The document as it was at `position`, in three queries however long its history is.

    A draft that was limited then is there only for a `viewer` who might have seen it.
    """
    version, draft, live = outline(DocumentCommand(content_id=content_id, locale=locale).stream, position)
    live = None if live and live.substituted else live
    needed = {each for edition in (draft, live) if edition for each in edition if each}
    events = {each.position: each for each in log.read_at(sorted(needed))}
    link_set = list(log.read_stream(PatchLinks(content_id=content_id, links={}).stream, up_to=position))
    if draft and not may_see(viewer, events[draft.saved].event.content.access_limited):
        draft = None
    return AsItWas(
        content_id=content_id,
        locale=locale,
        position=position,
        version=version,
        draft=draft and EditionThen(saved=events[draft.saved]),
        live=live and EditionThen(**{name: events.get(getattr(live, name)) for name in _OF_EDITION}),
        link_set=_links(link_set),
    )


def content_at(content_id: str, locale: str, version: int) -> Content | None:
    """What an editor went on from at a version of the document's stream; None if there was nothing, or no such version.

    Once a draft is discarded that was never live, it is what that said.
    """
    stream = DocumentCommand(content_id=content_id, locale=locale).stream
    sql = "SELECT position FROM log.events WHERE stream = %s AND version = %s"
    row = db.execute_sql(sql, (stream, version)).fetchone()
    if row is None:
        return None
    [position] = row
    if content := as_of(content_id, locale, position).content:
        return content
    saved = [each for each in log.read_stream(stream, up_to=position) if each.type == "DraftSaved"]
    return saved[-1].event.content if saved else None


def links_at(content_id: str, version: int) -> dict[str, list[str]]:
    """The link set at a version of its stream."""
    events = log.read_stream(PatchLinks(content_id=content_id, links={}).stream)
    return _links([each for each in events if each.version <= version])


_OF_EDITION = ("saved", "published", "unpublished")


class Places(NamedTuple):
    """Where the events of an edition stand: it was saved, became live, was unpublished, gave way to other content."""

    saved: int
    published: int | None = None
    unpublished: int | None = None
    substituted: int | None = None


def outline(stream: str, position: int) -> tuple[int, Places | None, Places | None]:
    """A document's version and where the events of its draft and its live edition stand, without what they say."""
    rows = db.execute_sql(
        "SELECT version, position, type, type = 'EditionUnpublished' AND payload -> 'dates' <> 'null'"
        " FROM log.events WHERE stream = %s AND position <= %s ORDER BY version",
        (stream, position),
    ).fetchall()
    draft = live = None
    for _, *event in rows:
        draft, live = _after(draft, live, *event)
    return (rows[-1][0] if rows else 0), draft, live


def _after(draft: Places | None, live: Places | None, position: int, type_: str, was_draft: bool):
    match type_:
        case "DraftSaved":
            return Places(position), live
        case "DraftDiscarded":
            return None, live
        case "EditionPublished":
            return None, Places(draft.saved, position)
        case "EditionUnpublished" if was_draft:
            return None, Places(draft.saved, position, position)
        case "EditionUnpublished":
            return draft, live._replace(unpublished=position)
        case "EditionRepublished":
            return draft, live._replace(unpublished=None)
        case "EditionSubstituted":
            return draft, live._replace(substituted=position)
    return draft, live


def _links(events: list[Recorded]) -> dict[str, list[str]]:
    link_set = links.initial()
    for each in events:
        link_set = links.evolve(link_set, each.event)
    return link_set.links
