"""What an event makes of a document's editions: the same as `domain.projections.editions`, but without a database."""

from typing import Any

from domain import events
from domain.clock import parse
from domain.content import ChangeNote
from domain.log.envelope import Recorded

Values = dict[str, Any]
#: The columns of an edition that its history keeps; the `DraftSaved` at `saved_position` says the others.
COLUMNS = (
    "id saved_position state content_store base_path title document_type schema_name publishing_app update_type"
    " access_limited change_note change_noted_at publishing_request_id first_published_at public_updated_at"
    " published_at major_published_at publishing_api_first_published_at unpublishing created_at updated_at"
).split()
_OF_CONTENT = "base_path title document_type schema_name publishing_app update_type access_limited".split()
_DATES = ("first_published_at", "public_updated_at", "major_published_at", "publishing_api_first_published_at")
_UNPUBLISHING = ("type", "explanation", "alternative_path", "redirects", "unpublished_at")


def after(editions: dict[int, Values], recorded: Recorded) -> dict[int, Values | None]:
    """The editions (those not superseded are given, by version) that the event changes, None for one that is gone."""
    event = recorded.event
    match event:
        case events.DraftSaved():
            return {event.user_facing_version: _saved(editions.get(event.user_facing_version), recorded)}
        case events.DraftDiscarded():
            return {event.user_facing_version: None}
        case events.EditionPublished():
            return _superseded(editions, recorded) | _changed(editions, recorded, **_publication(editions, recorded))
        case events.EditionUnpublished():
            return _superseded(editions, recorded) | _changed(editions, recorded, **_unpublication(recorded))
        case events.EditionSubstituted():
            nothing = dict.fromkeys(_UNPUBLISHING) | {"type": "substitute", "created_at": _iso(recorded)}
            return _changed(editions, recorded, state="unpublished", content_store=None, unpublishing=nothing)
        case events.EditionRepublished(publishing_request_id=request):
            changes = {"state": "published", "unpublishing": None, "publishing_request_id": request}
            return _changed(editions, recorded, **changes)
    return {}


def _saved(before: Values | None, recorded: Recorded) -> Values:
    event = recorded.event
    begun = before or {"id": recorded.position, "created_at": recorded.recorded_at}
    return (
        dict.fromkeys(COLUMNS)
        | {name: getattr(event.content, name) for name in _OF_CONTENT}
        | _note(event.change_note)
        | _moments(vars(event))
        | {"id": begun["id"], "created_at": begun["created_at"], "saved_position": recorded.position}
        | {"state": "draft", "content_store": "draft", "updated_at": recorded.recorded_at}
    )


def _publication(editions: dict[int, Values], recorded: Recorded) -> Values:
    event, said = recorded.event, editions[recorded.event.user_facing_version]["update_type"]
    return {
        "state": "published",
        "content_store": "live",
        "update_type": event.update_type if said is None else said,
        "published_at": recorded.recorded_at,
        "publishing_request_id": event.publishing_request_id,
        "access_limited": None,
        **_note(event.change_note),
        **_moments(vars(event)),
    }


def _unpublication(recorded: Recorded) -> Values:
    event = recorded.event
    unpublishing = {name: getattr(event, name) for name in _UNPUBLISHING} | {"created_at": _iso(recorded)}
    dates = _moments(event.dates) | {"published_at": recorded.recorded_at} if event.dates else {}
    standing = {"state": "unpublished", "content_store": "live", "access_limited": None}
    return standing | {"unpublishing": unpublishing} | dates


def _superseded(editions: dict[int, Values], recorded: Recorded) -> dict[int, Values]:
    version = recorded.event.superseded_version
    if version is None:
        return {}
    changes = {"state": "superseded", "content_store": None, "updated_at": recorded.recorded_at}
    return {version: editions[version] | changes}


def _changed(editions: dict[int, Values], recorded: Recorded, **changes) -> dict[int, Values]:
    version = recorded.event.user_facing_version
    return {version: editions[version] | changes | {"updated_at": recorded.recorded_at}}


def _note(note: ChangeNote | None) -> Values:
    timestamp = note and note.public_timestamp
    return {"change_note": note.note if note else None, "change_noted_at": parse(timestamp) if timestamp else None}


def _moments(dates: Values) -> Values:
    return {name: parse(dates[name]) if dates[name] else None for name in _DATES}


def _iso(recorded: Recorded) -> str:
    return recorded.recorded_at.isoformat()
