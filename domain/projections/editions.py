"""Documents and their editions."""

from peewee import SQL, BigIntegerField, CompositeKey, DateTimeField, IntegerField, TextField, fn

from domain import events
from domain.clock import parse
from domain.content import ChangeNote
from domain.database import db
from domain.govspeak.content_arrays import without_rendered
from domain.log.envelope import Recorded
from domain.projections.model import Json, Table, Uuid

LIVE_STATES = ("published", "unpublished")


class Document(Table):
    content_id = Uuid()
    locale = TextField()
    lock_version = IntegerField()

    class Meta:
        table_name = "documents"
        primary_key = CompositeKey("content_id", "locale")


class Edition(Table):
    id = BigIntegerField(null=True)
    content_id = Uuid()
    locale = TextField()
    user_facing_version = IntegerField()
    state = TextField()
    content_store = TextField(null=True)
    base_path = TextField(null=True)
    title = TextField(null=True)
    description = TextField(null=True)
    document_type = TextField()
    schema_name = TextField()
    publishing_app = TextField()
    rendering_app = TextField(null=True)
    phase = TextField()
    update_type = TextField(null=True)
    analytics_identifier = TextField(null=True)
    details = Json()
    routes = Json()
    redirects = Json()
    auth_bypass_ids = Json()
    access_limited = Json(null=True)
    change_note = TextField(null=True)
    change_noted_at = DateTimeField(null=True)
    last_edited_by_editor_id = TextField(null=True)
    publishing_request_id = TextField(null=True)
    first_published_at = DateTimeField(null=True)
    public_updated_at = DateTimeField(null=True)
    last_edited_at = DateTimeField(null=True)
    published_at = DateTimeField(null=True)
    major_published_at = DateTimeField(null=True)
    publishing_api_first_published_at = DateTimeField(null=True)
    publishing_api_last_edited_at = DateTimeField(null=True)
    unpublishing = Json(null=True)
    created_at = DateTimeField()
    updated_at = DateTimeField()

    class Meta:
        table_name = "editions"
        primary_key = CompositeKey("content_id", "locale", "user_facing_version")


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


def editions_of(content_id: str, locale: str) -> list[Edition]:
    """All editions of a document, the newest first."""
    of_document = (Edition.content_id == content_id) & (Edition.locale == locale)
    return list(Edition.select().where(of_document).order_by(Edition.user_facing_version.desc()))


def lock_version_of(content_id: str, locale: str) -> int | None:
    """The document's lock counter, None if there is no such document."""
    document = Document.get_or_none((Document.content_id == content_id) & (Document.locale == locale))
    return document.lock_version if document else None


def locales_of(content_id: str) -> list[str]:
    """The locales in which a content_id has, or had, a document."""
    documents = Document.select().where(Document.content_id == content_id).order_by(Document.locale)
    return [document.locale for document in documents]


def owner_of(base_path: str, content_store: str) -> Edition | None:
    """The edition that holds `base_path` in a content store, draft or live."""
    return Edition.get_or_none((Edition.base_path == base_path) & (Edition.content_store == content_store))


def current(limit: int = 50, offset: int = 0) -> list[Edition]:
    """One edition for each document, its draft if it has one, the latest edited first."""
    other = Edition.alias()
    drafts = other.select().where(
        (other.content_id == Edition.content_id) & (other.locale == Edition.locale) & (other.content_store == "draft")
    )
    shown = (Edition.content_store == "draft") | ((Edition.content_store == "live") & ~fn.EXISTS(drafts))
    return list(
        Edition.select()
        .where(shown)
        .order_by(Edition.updated_at.desc(), Edition.content_id)
        .limit(limit)
        .offset(offset)
    )


def paths_of(content_ids, content_store: str, locale: str | None = None) -> set[str]:
    """The base paths that these content_ids (in one locale, or all) have in a content store.

    The draft content store shows live editions too.
    """
    stores = ["draft", "live"] if content_store == "draft" else ["live"]
    rows = db.execute_sql(
        "SELECT base_path FROM editions WHERE content_id = ANY(%s::uuid[]) AND content_store = ANY(%s)"
        " AND base_path IS NOT NULL AND coalesce(locale = %s, true)",
        (list(content_ids), stores, locale),
    )
    return {path for (path,) in rows}


def standing(content_id: str) -> list[tuple[str, str, str | None]]:
    """What there is of a content_id in the content stores: (content store, locale, base path)."""
    found = (Edition.content_id == content_id) & Edition.content_store.is_null(False)
    return list(Edition.select(Edition.content_store, Edition.locale, Edition.base_path).where(found).tuples())


def owners_of(base_paths: list[str], content_store: str) -> dict[str, Edition]:
    """Which edition stands at each path in a content store.

    The draft content store shows drafts, and the live edition of every document that has no draft.
    """
    stores = ("draft", "live") if content_store == "draft" else ("live",)
    rows = Edition.select().where(Edition.base_path.in_(base_paths) & Edition.content_store.in_(stores))
    owners = {edition.base_path: edition for edition in rows.order_by(Edition.content_store.desc())}
    if content_store == "draft":
        drafted = _with_drafts([edition for edition in owners.values() if edition.content_store == "live"])
        owners = {path: each for path, each in owners.items() if (each.content_id, each.locale) not in drafted}
    return owners


def _with_drafts(lives: list[Edition]) -> set[tuple[str, str]]:
    """Those of the documents of these live editions that have a draft (elsewhere)."""
    content_ids = [edition.content_id for edition in lives]
    drafts = Edition.select(Edition.content_id, Edition.locale).where(
        Edition.content_id.in_(content_ids) & (Edition.content_store == "draft")
    )
    live = {(edition.content_id, edition.locale) for edition in lives}
    return {(content_id, locale) for content_id, locale in drafts.tuples()} & live


def publishing_apps_of(content_id: str, locale: str | None = None) -> set[str]:
    """The publishing applications whose content stands under a content_id, in one locale or in all."""
    standing = (Edition.content_id == content_id) & Edition.content_store.is_null(False)
    if locale is not None:
        standing &= Edition.locale == locale
    return {app for (app,) in Edition.select(Edition.publishing_app).where(standing).tuples()}
