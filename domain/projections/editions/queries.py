"""What documents and editions can be asked."""

from domain.database import db
from domain.projections.editions.tables import Document, Edition


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


def live_documents(content_ids, locale: str | None = None) -> list[tuple[str, str]]:
    """The documents (content_id, locale) of these content_ids, in one locale or all, that have a live edition."""
    live = Edition.content_id.in_(list(content_ids)) & (Edition.content_store == "live")
    if locale is not None:
        live &= Edition.locale == locale
    return list(Edition.select(Edition.content_id, Edition.locale).where(live).tuples())


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
