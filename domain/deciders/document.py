"""The life of a document: what may happen to its draft and its live edition, and what follows."""

from domain import commands, events
from domain.deciders.change_notes import note_in_body, note_in_details, note_on_publishing
from domain.deciders.document_state import Document, Edition, evolve, fingerprint, initial, load
from domain.deciders.unpublishing import unpublishing_problems
from domain.errors import Conflict, Invalid, NotFound, Problem, Rejected
from domain.rules.editions import edition_problems
from domain.rules.scalars import LOCALES, is_blank

__all__ = ["Document", "Edition", "decide", "evolve", "fingerprint", "initial", "load"]

UPDATE_TYPES = ("major", "minor", "republish", "links", "content_block")


def decide(document: Document, command: commands.DocumentCommand) -> list[events.Event]:
    """The events that `command` leads to, none when there is nothing to do. Raises a `Refusal`."""
    if command.locale not in LOCALES:
        raise Invalid([Problem("locale", "inclusion", extra={"value": command.locale})])
    match command:
        case commands.SaveDraft():
            return _save(document, command)
        case commands.Publish():
            return _publish(document, command)
        case commands.Unpublish():
            return _unpublish(document, command)
        case commands.DiscardDraft():
            return _discard(document, command)
        case commands.Substitute():
            return [events.EditionSubstituted(user_facing_version=document.live.user_facing_version)]
        case commands.Republish():
            return _republish(document, command)
    raise TypeError(f"a document cannot {type(command).__name__}")


def _save(document: Document, command: commands.SaveDraft) -> list[events.Event]:
    current = document.draft or document.live
    if command.unless_same and current and current.fingerprint == fingerprint(command.content):
        return []
    if document.draft:
        _check_version(document, command)
    if problems := edition_problems(command.content):
        raise Invalid(problems)
    return [_draft_saved(document, command)]


def _draft_saved(document: Document, command: commands.SaveDraft) -> events.DraftSaved:
    live = document.live
    major = command.content.update_type == "major"
    note = note_in_body(command.content, command.public_updated_at or command.at) or note_in_details(
        command.content, command.public_updated_at
    )
    return events.DraftSaved(
        user_facing_version=live.user_facing_version + 1 if live else 1,
        lock_version=document.lock_version + 1,
        content=command.content,
        change_note=note if major else None,
        last_edited_at=command.last_edited_at or command.at,
        first_published_at=command.first_published_at or (live.first_published_at if live else None),
        public_updated_at=command.public_updated_at,
        major_published_at=live.major_published_at if live and not major else None,
        publishing_api_first_published_at=live.publishing_api_first_published_at if live else None,
        restored=command.restored,
        merged=command.merged,
    )


def _publish(document: Document, command: commands.Publish) -> list[events.Event]:
    draft = document.draft
    if draft is None:
        if document.live and document.live.unpublished_as is None:
            raise Conflict("It is already published", reason="edition_missing", fields={})
        raise NotFound("There is no draft to publish", reason="edition_missing", fields={})
    update_type = draft.update_type if command.update_type is None else command.update_type
    if is_blank(update_type):
        raise Rejected("update_type is required", reason="update_type_missing", fields={"update_type": ["is invalid"]})
    if update_type not in UPDATE_TYPES:
        allowed = f"must be one of {', '.join(UPDATE_TYPES)}"
        raise Rejected(f"update_type {allowed}", reason="update_type_invalid", fields={"update_type": [allowed]})
    _check_version(document, command)
    dates = _dates(document, update_type, command.at)
    asked_for_major = command.update_type == "major"
    note = (draft.details_note if asked_for_major else None) or draft.change_note
    return [
        events.EditionPublished(
            user_facing_version=draft.user_facing_version,
            superseded_version=document.live.user_facing_version if document.live else None,
            update_type=update_type,
            change_note=note_on_publishing(note, update_type, dates["public_updated_at"]),
            publishing_request_id=command.publishing_request_id,
            **dates,
        )
    ]


def _dates(document: Document, update_type: str | None, at: str) -> dict[str, str | None]:
    draft, live = document.draft, document.live
    first = draft.first_published_at or at
    earlier = (live.public_updated_at if live else None) or first
    return {
        "first_published_at": first,
        "public_updated_at": draft.public_updated_at or (at if update_type == "major" else earlier),
        "major_published_at": at if update_type == "major" else (live.major_published_at if live else None),
        "publishing_api_first_published_at": draft.publishing_api_first_published_at or at,
    }


def _unpublish(document: Document, command: commands.Unpublish) -> list[events.Event]:
    if command.allow_draft and command.discard_drafts:
        raise Rejected(
            "allow_draft and discard_drafts cannot be used together", reason="conflicting_unpublishing_flags", fields={}
        )
    target = document.draft if command.allow_draft else document.live
    if target is None or target.unpublished_as == "substitute":
        raise NotFound("There is no edition to unpublish", reason="edition_missing", fields={})
    _check_version(document, command)
    if document.draft and not command.allow_draft and not command.discard_drafts:
        raise Rejected("There is a draft; discard it first", reason="cannot_unpublish_with_draft", fields={})
    unpublished = _unpublished(document, command, target)
    if command.discard_drafts and document.draft:
        return [_discarded(document), unpublished]
    return [unpublished]


def _unpublished(document: Document, command: commands.Unpublish, target: Edition) -> events.EditionUnpublished:
    redirects = command.redirects
    if command.type == "redirect" and not redirects and command.alternative_path:
        redirects = [{"path": target.base_path, "type": "exact", "destination": command.alternative_path}]
    unpublishing_problems(command, target.base_path, redirects)
    superseded = document.live if command.allow_draft else None
    return events.EditionUnpublished(
        user_facing_version=target.user_facing_version,
        superseded_version=superseded.user_facing_version if superseded else None,
        type=command.type,
        explanation=command.explanation,
        alternative_path=command.alternative_path,
        redirects=redirects if command.type == "redirect" else None,
        unpublished_at=command.unpublished_at,
        dates=_dates(document, target.update_type, command.at) if command.allow_draft else None,
    )


def _discard(document: Document, command: commands.DiscardDraft) -> list[events.Event]:
    if document.draft is None:
        refusal = Rejected if document.live else NotFound
        raise refusal("There is not a draft edition of this document to discard", reason="no_draft_to_discard")
    _check_version(document, command)
    return [_discarded(document)]


def _discarded(document: Document) -> events.DraftDiscarded:
    return events.DraftDiscarded(
        user_facing_version=document.draft.user_facing_version, lock_version=document.lock_version + 1
    )


def _republish(document: Document, command: commands.Republish) -> list[events.Event]:
    if document.live is None or document.live.unpublished_as == "substitute":
        raise NotFound("There is no live edition to republish", reason="edition_missing", fields={})
    _check_version(document, command)
    return [
        events.EditionRepublished(
            user_facing_version=document.live.user_facing_version,
            publishing_request_id=command.publishing_request_id,
        )
    ]


def _check_version(document: Document, command: commands.DocumentCommand) -> None:
    if command.previous_version is not None and command.previous_version != document.lock_version:
        raise Conflict(
            f"lock version differs: sent {command.previous_version}, now {document.lock_version}",
            reason="conflict",
            fields={"previous_version": ["does not match"]},
        )
