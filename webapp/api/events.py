"""The events of one content_id, in the form that publishing clients know."""

from datetime import UTC, datetime

from domain import clock, log
from domain.content import CONTENT_FIELDS
from domain.errors import Rejected
from domain.govspeak.content_arrays import without_rendered

#: What clients call the events that they know; others are steps that they never see.
ACTIONS = {
    "DraftSaved": "PutContent",
    "DraftDiscarded": "DiscardDraft",
    "EditionPublished": "Publish",
    "EditionUnpublished": "Unpublish",
    "EditionRepublished": "Republish",
    "LinksPatched": "PatchLinkSet",
    "HostContentUpdated": "HostContentUpdateJob",
}
#: What clients send of each.
SENT = {
    "DraftSaved": (*CONTENT_FIELDS, "first_published_at", "public_updated_at", "last_edited_at"),
    "DraftDiscarded": (),
    "EditionPublished": ("update_type",),
    "EditionUnpublished": ("type", "explanation", "alternative_path", "redirects", "unpublished_at"),
    "EditionRepublished": (),
    "LinksPatched": ("links",),
    "HostContentUpdated": ("message", "source_block"),
}
HOST_UPDATED = "A content block that this shows was published"


def presented_events(content_id: str, chosen: dict[str, str | None]) -> list[dict]:
    """The events about `content_id`, oldest first; `chosen` may narrow them by action, from and to."""
    first, last = _moment("from", chosen["from"]), _moment("to", chosen["to"])
    shown = []
    for recorded in log.read_content(content_id):
        in_time = (first is None or recorded.recorded_at >= first) and (last is None or recorded.recorded_at <= last)
        action = ACTIONS.get(recorded.type)
        if action and in_time and chosen["action"] in (None, "", action):
            shown.append(_presented(recorded))
    return shown


def _presented(recorded: log.Recorded) -> dict:
    at = clock.milliseconds(recorded.recorded_at)
    return {
        "id": recorded.position,
        "action": ACTIONS[recorded.type],
        "content_id": recorded.content_id,
        "created_at": at,
        "updated_at": at,
        "payload": _payload(recorded),
        "request_id": recorded.request_id,
        "user_uid": recorded.actor,
    }


def _payload(recorded: log.Recorded) -> dict:
    """What the client sent, as far as the event keeps it."""
    values = recorded.payload | recorded.payload.get("content", {}) | {"message": HOST_UPDATED}
    sent = {name: values[name] for name in SENT[recorded.type] if values.get(name) is not None}
    return without_rendered(sent) | {"content_id": recorded.content_id, "locale": recorded.locale}


def _moment(name: str, text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Rejected(
            f"{name} must be a date and time such as 2026-02-03T09:00:00Z", reason="validation_failed"
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
