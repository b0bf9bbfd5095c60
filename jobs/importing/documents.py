"""Bringing one document to what a file says, unless it has said so before."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from domain.clock import parse
from domain.commands import Publish, ReservePath, SaveDraft, Unpublish
from domain.content import CONTENT_FIELDS
from domain.database import db
from domain.errors import Conflict, Rejected
from domain.handle import handle
from domain.log import Actor
from domain.projections.editions import Edition
from domain.projections.links import EditionLink
from jobs.importing import history
from jobs.importing.kinds import Json

#: What publishing changes, or takes away, is no difference.
_COMPARED = [
    name
    for name in CONTENT_FIELDS
    if name not in ("details", "links", "update_type", "change_note", "access_limited", "auth_bypass_ids")
]
#: The reasons of refusals that mean that a path is another's.
PATH_TAKEN = ("conflict", "base_path_already_in_use")
Key = tuple[str, str]
Links = dict[str, list[str]]


@dataclass(frozen=True)
class Standing:
    """An edition that a document has, with its own links."""

    edition: Edition
    links: Links

    def says(self, save: SaveDraft) -> bool:
        """Whether `save` would store what this edition says already."""
        content = save.content
        same_date = save.public_updated_at is None or parse(save.public_updated_at) == self.edition.public_updated_at
        same_links = _kept(self.links) == _kept(content.links)
        return same_date and same_links and self._note_is(content) and self._fields_are(content)

    def _note_is(self, content) -> bool:
        """A note that was not sent beside the content is one that the details say."""
        sent = content.change_note if content.update_type == "major" else None
        return sent is None or self.edition.change_note == sent

    def _fields_are(self, content) -> bool:
        same = all(getattr(self.edition, name) == getattr(content, name) for name in _COMPARED)
        return same and _unrendered(self.edition.details) == _unrendered(content.details)


def standing(content_ids: list[str]) -> dict[Key, list[Standing]]:
    """All editions of these content_ids by document, the newest first; two queries for any number."""
    links: dict[tuple, Links] = defaultdict(dict)
    for link in EditionLink.select().where(EditionLink.content_id.in_(content_ids)).order_by(EditionLink.position):
        edition = (link.content_id, link.locale, link.user_facing_version)
        links[edition].setdefault(link.link_type, []).append(link.target_content_id)
    found: dict[Key, list[Standing]] = defaultdict(list)
    editions = Edition.select().where(Edition.content_id.in_(content_ids))
    for each in editions.order_by(Edition.user_facing_version.desc()):
        own = links[each.content_id, each.locale, each.user_facing_version]
        found[each.content_id, each.locale].append(Standing(each, own))
    return found


def bring(save: SaveDraft, withdrawal: Json | None, editions: list[Standing], actor: Actor) -> int:
    """Save, publish and withdraw what is not there yet; returns the number of the edition that says it.

    What an interrupted import left half done is completed. Raises a `Refusal`.
    """
    same = next((each.edition for each in editions if each.says(save)), None)
    version = same.user_facing_version if same else _save(save, editions, actor)
    published = same is not None and same.state == "published"
    if same is None or (same.state == "draft" and history.saved_by_import(save.stream, version)):
        _publish(save, actor)
        published = True
    if withdrawal and published and not history.was_unpublished(save.stream, version):
        handle(Unpublish(**_document(save), type="withdrawal", **withdrawal), actor)
    return version


def _save(save: SaveDraft, editions: list[Standing], actor: Actor) -> int:
    for each in editions:
        if each.edition.state == "draft" and not history.saved_by_import(save.stream, each.edition.user_facing_version):
            raise Conflict("somebody is working on a draft of it; publish or discard that first", reason="draft_exists")
    _check_path(save)
    _take_over_path(save, editions, actor)
    receipt = handle(save, actor)
    return next(each.event.user_facing_version for each in receipt.events if each.type == "DraftSaved")


def _check_path(save: SaveDraft) -> None:
    """Refuse before anything is saved what could not be published: a draft that stays behind helps nobody."""
    owner = db.execute_sql(
        "SELECT title, content_id::text, locale FROM editions WHERE base_path = %s AND content_store = 'live'",
        (save.content.base_path,),
    ).fetchone()
    if owner and owner[1:] != (save.content_id, save.locale):
        raise Rejected(f"{save.content.base_path} is the path of ‘{owner[0]}’ ({owner[1]})", reason="conflict")


def _take_over_path(save: SaveDraft, editions: list[Standing], actor: Actor) -> None:
    """What an import guessed of a path's owner, from a link to the document, gives way to what the document says."""
    path, app = save.content.base_path, save.content.publishing_app
    guessed = any(each.edition.base_path == path and each.edition.publishing_app != app for each in editions)
    if guessed and history.reserved_by_import(path):
        handle(ReservePath(base_path=path, publishing_app=app, override_existing=True), actor)


def _publish(save: SaveDraft, actor: Actor) -> None:
    update_type = None if save.content.update_type else "major"
    handle(Publish(**_document(save), update_type=update_type), actor)


def _document(save: SaveDraft) -> Json:
    return {"content_id": save.content_id, "locale": save.locale, "lane": save.lane}


def _unrendered(value: Any) -> Any:
    """`value` without the HTML that was rendered here, which another version may render differently."""
    match value:
        case dict():
            return {key: _unrendered(each) for key, each in value.items()}
        case list():
            return [_unrendered(each) for each in value if not (isinstance(each, dict) and "rendered_by" in each)]
    return value


def _kept(links: Links) -> Links:
    """Links as they are stored; those of embedded content follow from the details."""
    return {type_: targets for type_, targets in links.items() if targets and type_ != "embed"}
