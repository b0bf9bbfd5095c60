"""What events do to documents and their editions."""

from peewee import SQL

from domain import events
from domain.clock import parse
from domain.content import ChangeNote
from domain.govspeak.content_arrays import without_rendered
from domain.log.envelope import Recorded
from domain.projections.editions.tables import Document, Edition


def project(recorded: Recorded) -> None:
    """Bring documents and editions up to date with one event."""
    match recorded.event:
        case events.DraftSaved():
            _count(recorded)
            _save(recorded, recorded.event)
        case events.DraftDiscarded():
            _count(recorded)
            Edition.delete().where(_is(recorded, recorded.event.user_facing_version)).execute()
        case events.EditionPublished():
            _supersede(recorded)
            _publish(recorded, recorded.event)
        case events.EditionUnpublished():
            _supersede(recorded)
            _unpublish(recorded, recorded.event)
        case events.EditionSubstituted():
            _change(recorded, state="unpublished", content_store=None, unpublishing=_substitution(recorded))
        case events.EditionRepublished():
            _change(
                recorded,
                state="published",
                unpublishing=None,
                publishing_request_id=recorded.event.publishing_request_id,
            )


def place(recorded: list[Recorded]) -> None:
    """Give the editions that these events began their id: the position of the event (docs/decisions/0005)."""
    begun = [each for each in recorded if isinstance(each.event, events.DraftSaved)]
    for each in begun:
        Edition.update(id=each.position).where(
            _is(each, each.event.user_facing_version) & Edition.id.is_null()
        ).execute()


def _count(recorded: Recorded) -> None:
    key = {"content_id": recorded.content_id, "locale": recorded.locale}
    lock_version = recorded.event.lock_version
    Document.insert(**key, lock_version=lock_version).on_conflict(
        conflict_target=(Document.content_id, Document.locale), update={Document.lock_version: lock_version}
    ).execute()


def _save(recorded: Recorded, event: events.DraftSaved) -> None:
    key = {
        "content_id": recorded.content_id,
        "locale": recorded.locale,
        "user_facing_version": event.user_facing_version,
    }
    values = _content(event) | {
        "state": "draft",
        "content_store": "draft",
        "published_at": None,
        "publishing_request_id": None,
        "publishing_api_last_edited_at": recorded.recorded_at,
        "updated_at": recorded.recorded_at,
    }
    update = {getattr(Edition, name): value for name, value in values.items()}
    Edition.insert(**key, **values, created_at=recorded.recorded_at).on_conflict(
        conflict_target=(Edition.content_id, Edition.locale, Edition.user_facing_version), update=update
    ).execute()


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


def _publish(recorded: Recorded, event: events.EditionPublished) -> None:
    _change(
        recorded,
        state="published",
        content_store="live",
        update_type=SQL("coalesce(update_type, %s)", (event.update_type,)),
        published_at=recorded.recorded_at,
        publishing_request_id=recorded.event.publishing_request_id,
        **_note(event.change_note),
        **_moments({name: getattr(event, name) for name in DATES}),
        **_NO_LONGER_A_DRAFT,
    )


def _unpublish(recorded: Recorded, event: events.EditionUnpublished) -> None:
    unpublishing = {
        name: getattr(event, name)
        for name in ("type", "explanation", "alternative_path", "redirects", "unpublished_at")
    }
    dates = _moments(event.dates) | {"published_at": recorded.recorded_at} if event.dates else {}
    _change(
        recorded,
        state="unpublished",
        content_store="live",
        unpublishing=unpublishing | {"created_at": recorded.recorded_at.isoformat()},
        **dates,
        **_NO_LONGER_A_DRAFT,
    )


_NO_LONGER_A_DRAFT = {"auth_bypass_ids": [], "access_limited": None}


def _substitution(recorded: Recorded) -> dict:
    nothing = dict.fromkeys(("explanation", "alternative_path", "redirects", "unpublished_at"))
    return {"type": "substitute", **nothing, "created_at": recorded.recorded_at.isoformat()}


def _supersede(recorded: Recorded) -> None:
    version = recorded.event.superseded_version
    if version is None:
        return
    before = Edition.select(Edition.details).where(_is(recorded, version)).get()
    Edition.update(
        state="superseded",
        content_store=None,
        details=without_rendered(before.details),
        updated_at=recorded.recorded_at,
    ).where(_is(recorded, version)).execute()


def _change(recorded: Recorded, **values) -> None:
    Edition.update(**values, updated_at=recorded.recorded_at).where(
        _is(recorded, recorded.event.user_facing_version)
    ).execute()


def _is(recorded: Recorded, user_facing_version: int):
    return (
        (Edition.content_id == recorded.content_id)
        & (Edition.locale == recorded.locale)
        & (Edition.user_facing_version == user_facing_version)
    )
