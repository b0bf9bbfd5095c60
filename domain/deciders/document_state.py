"""A document as decisions see it, and how events change that."""

from dataclasses import dataclass, field, replace
from hashlib import sha256
from json import dumps

from domain import events
from domain.content import ChangeNote, Content
from domain.deciders.change_notes import note_in_details
from domain.rules.expandable import expandable_digest
from domain.rules.reverse_links import reverse_links_of


@dataclass(frozen=True, kw_only=True)
class Edition:
    """What decisions need to know of an edition.

    `fingerprint` tells identical content, `expandable` what looks identical in links; `reverse_links` are those of the
    edition's own links that their targets show.
    """

    user_facing_version: int
    fingerprint: str
    base_path: str | None
    publishing_app: str
    update_type: str | None
    first_published_at: str | None
    public_updated_at: str | None
    major_published_at: str | None
    publishing_api_first_published_at: str | None
    change_note: ChangeNote | None
    details_note: ChangeNote | None
    unpublished_as: str | None = None
    document_type: str = ""
    expandable: str = ""
    reverse_links: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document as decisions see it: its lock counter, its draft and its live edition (published or unpublished)."""

    lock_version: int = 0
    draft: Edition | None = None
    live: Edition | None = None


def initial() -> Document:
    return Document()


def load(state: dict) -> Document:
    """The document from its stored form; an unknown or missing key is an error."""
    editions = {name: _load(state[name]) if state[name] else None for name in ("draft", "live")}
    return Document(lock_version=state["lock_version"], **editions)


def _load(state: dict) -> Edition:
    notes = {name: ChangeNote(**state[name]) if state[name] else None for name in ("change_note", "details_note")}
    return Edition(**state | notes)


def evolve(document: Document, event: events.Event) -> Document:
    """The document after `event`."""
    match event:
        case events.DraftSaved():
            return replace(document, lock_version=event.lock_version, draft=_draft(event))
        case events.DraftDiscarded():
            return replace(document, lock_version=event.lock_version, draft=None)
        case events.EditionPublished():
            dates = {name: getattr(event, name) for name in DATES}
            update_type = document.draft.update_type or event.update_type
            return replace(document, draft=None, live=replace(document.draft, update_type=update_type, **dates))
        case events.EditionUnpublished():
            target = document.draft if event.dates else document.live
            live = replace(target, unpublished_as=event.type, **(event.dates or {}))
            return replace(document, live=live, draft=None if event.dates else document.draft)
        case events.EditionSubstituted():
            return replace(document, live=replace(document.live, unpublished_as="substitute"))
        case events.EditionRepublished():
            return replace(document, live=replace(document.live, unpublished_as=None))
    raise TypeError(f"a document knows no {type(event).__name__}")


DATES = ("first_published_at", "public_updated_at", "major_published_at", "publishing_api_first_published_at")


def fingerprint(content: Content) -> str:
    """SHA-256 (hex) over the content, equal for equal content."""
    return sha256(dumps(vars(content), sort_keys=True).encode()).hexdigest()


def _draft(event: events.DraftSaved) -> Edition:
    return Edition(
        user_facing_version=event.user_facing_version,
        fingerprint=fingerprint(event.content),
        base_path=event.content.base_path,
        publishing_app=event.content.publishing_app,
        update_type=event.content.update_type,
        change_note=event.change_note,
        details_note=note_in_details(event.content, event.public_updated_at),
        document_type=event.content.document_type,
        expandable=expandable_digest(event.content),
        reverse_links=reverse_links_of(event.content.links),
        **{name: getattr(event, name) for name in DATES},
    )
