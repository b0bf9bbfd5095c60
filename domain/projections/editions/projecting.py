"""What events do to documents and their editions."""

from domain import events
from domain.clock import parse
from domain.content import ChangeNote
from domain.govspeak.content_arrays import without_rendered
from domain.log.envelope import Recorded
from domain.projections import stored
from domain.projections.editions.tables import Document, Edition
from domain.projections.rows import Row, Rows


def project(recorded: Recorded, rows: Rows) -> None:
    """Bring documents and editions up to date with one event."""
    event = recorded.event
    match event:
        case events.DraftSaved():
            _count(recorded, rows)
            _save(recorded, rows)
        case events.DraftDiscarded():
            _count(recorded, rows)
            rows.delete(Edition, *_edition(recorded))
        case events.EditionPublished():
            _supersede(recorded, rows)
            _change(recorded, rows, **_publication(recorded, rows.get(Edition, *_edition(recorded))))
        case events.EditionUnpublished():
            _supersede(recorded, rows)
            _change(recorded, rows, **_taking_down(recorded))
        case events.EditionSubstituted():
            _change(recorded, rows, state="unpublished", content_store=None, unpublishing=_substitution(recorded))
        case events.EditionRepublished(publishing_request_id=id_):
            _change(recorded, rows, state="published", unpublishing=None, publishing_request_id=id_)


def place(recorded: Recorded, rows: stored.Rows) -> None:
    """Give the edition that this event began its id: the position of the event (docs/decisions/0010)."""
    if isinstance(recorded.event, events.DraftSaved):
        rows.place(Edition, _edition(recorded), "id", recorded.position)


def _count(recorded: Recorded, rows: Rows) -> None:
    rows.put(Document, (recorded.content_id, recorded.locale), {"lock_version": recorded.event.lock_version})


def _save(recorded: Recorded, rows: Rows) -> None:
    values = _content(recorded.event) | {
        "state": "draft",
        "content_store": "draft",
        "published_at": None,
        "publishing_request_id": None,
        "publishing_api_last_edited_at": recorded.recorded_at,
        "updated_at": recorded.recorded_at,
    }
    begun = {"id": recorded.position, "created_at": recorded.recorded_at}
    rows.put(Edition, _edition(recorded), values, first=begun)


def _content(event: events.DraftSaved) -> dict:
    content = {name: value for name, value in vars(event.content).items() if name not in ("links", "change_note")}
    return (
        content
        | _note(event.change_note)
        | _moments({name: getattr(event, name) for name in ("last_edited_at", *DATES)})
    )


def _note(note: ChangeNote | None) -> dict:
    timestamp = note and note.public_timestamp
    return {
        "change_note": note.note if note else None,
        "change_noted_at": parse(timestamp) if timestamp else None,
    }


DATES = ("first_published_at", "public_updated_at", "major_published_at", "publishing_api_first_published_at")


def _moments(dates: dict) -> dict:
    return {name: parse(text) if text else None for name, text in dates.items()}


def _publication(recorded: Recorded, draft: Row) -> Row:
    event = recorded.event
    return {
        "state": "published",
        "content_store": "live",
        "update_type": event.update_type if draft["update_type"] is None else draft["update_type"],
        "published_at": recorded.recorded_at,
        "publishing_request_id": event.publishing_request_id,
        **_note(event.change_note),
        **_moments({name: getattr(event, name) for name in DATES}),
        **_NO_LONGER_A_DRAFT,
    }


def _taking_down(recorded: Recorded) -> Row:
    event = recorded.event
    names = ("type", "explanation", "alternative_path", "redirects", "unpublished_at")
    unpublishing = {name: getattr(event, name) for name in names} | {"created_at": recorded.recorded_at.isoformat()}
    dates = _moments(event.dates) | {"published_at": recorded.recorded_at} if event.dates else {}
    return {
        "state": "unpublished",
        "content_store": "live",
        "unpublishing": unpublishing,
        **dates,
        **_NO_LONGER_A_DRAFT,
    }


_NO_LONGER_A_DRAFT = {"auth_bypass_ids": [], "access_limited": None}


def _substitution(recorded: Recorded) -> dict:
    nothing = dict.fromkeys(("explanation", "alternative_path", "redirects", "unpublished_at"))
    return {"type": "substitute", **nothing, "created_at": recorded.recorded_at.isoformat()}


def _supersede(recorded: Recorded, rows: Rows) -> None:
    version = recorded.event.superseded_version
    if version is None:
        return
    key = (recorded.content_id, recorded.locale, version)
    details = without_rendered(rows.get(Edition, *key)["details"])
    rows.change(Edition, key, state="superseded", content_store=None, details=details, updated_at=recorded.recorded_at)


def _change(recorded: Recorded, rows: Rows, **values) -> None:
    rows.change(Edition, _edition(recorded), **values, updated_at=recorded.recorded_at)


def _edition(recorded: Recorded) -> tuple[str, str, int]:
    return recorded.content_id, recorded.locale, recorded.event.user_facing_version
