"""Editions as the publishing interface presents them."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from domain.clock import milliseconds, seconds
from domain.errors import NotFound
from domain.projections import editions
from domain.projections.aliases import aliases_of
from domain.projections.editions import Document, Edition
from domain.queries.links import edition_links_of
from domain.rules.substitution import can_substitute

PLAIN = (
    "content_id locale base_path title description document_type schema_name publishing_app rendering_app phase"
    " update_type analytics_identifier last_edited_by_editor_id content_store user_facing_version details routes"
    " redirects auth_bypass_ids change_note"
).split()
TIMES = (
    "first_published_at public_updated_at last_edited_at published_at major_published_at"
    " publishing_api_first_published_at publishing_api_last_edited_at updated_at"
).split()
#: Everything but warnings, which only a single draft has.
FIELDS = (
    *PLAIN, *TIMES, "publication_state", "lock_version", "state_history", "links", "unpublishing", "content_id_aliases",
)  # fmt: skip


def presented(content_id: str, locale: str, content_store: str | None = None) -> dict[str, Any]:
    """The draft if there is one, else the live edition, of a document. Raises `NotFound`.

    Keys whose value would be null are left out; times are UTC to whole seconds.
    """
    edition = _choose(editions.editions_of(content_id, locale), content_store)
    if edition is None:
        raise _not_found(content_id, locale, content_store)
    [shown] = present([edition])
    return shown | ({"warnings": _warnings(edition)} if edition.state == "draft" else {})


def present(shown: list[Edition], fields: Collection[str] = FIELDS) -> list[dict[str, Any]]:
    """Each edition with those of `fields` that are not null; one query for each field that is kept elsewhere."""
    plain = [name for name in (*PLAIN, "state", "publishing_request_id", "id") if name in fields]
    times = [name for name in TIMES if name in fields]
    found = {name: query(shown) for name, query in ELSEWHERE.items() if name in fields}
    results = []
    for edition in shown:
        values = {name: getattr(edition, name) for name in plain}
        values |= {name: seconds(getattr(edition, name)) for name in times}
        values |= {name: by_id.get(edition.id) for name, by_id in found.items()}
        results.append({name: value for name, value in values.items() if value is not None})
    return results


def columns_for(fields: Collection[str]) -> list:
    """The columns of editions that presenting `fields` takes."""
    names = {"id", "content_id", "locale", "user_facing_version", "state", *fields}
    return [column for name, column in Edition._meta.fields.items() if name in names]


def _state_histories(shown: list[Edition]) -> dict[int, dict[str, str]]:
    content_ids = {edition.content_id for edition in shown}
    rows = Edition.select(Edition.content_id, Edition.locale, Edition.user_facing_version, Edition.state)
    histories: dict[tuple, dict[str, str]] = defaultdict(dict)
    for each in rows.where(Edition.content_id.in_(list(content_ids))).order_by(Edition.user_facing_version):
        histories[each.content_id, each.locale][str(each.user_facing_version)] = each.state
    return {edition.id: histories[edition.content_id, edition.locale] for edition in shown}


def _lock_versions(shown: list[Edition]) -> dict[int, int]:
    of_shown = Document.content_id.in_(list({edition.content_id for edition in shown}))
    versions = {(each.content_id, each.locale): each.lock_version for each in Document.select().where(of_shown)}
    return {edition.id: versions[edition.content_id, edition.locale] for edition in shown}


def _aliases(shown: list[Edition]) -> dict[int, list[dict[str, str]] | None]:
    aliases = aliases_of({edition.content_id for edition in shown})
    return {edition.id: aliases.get(edition.content_id) for edition in shown}


def _links(shown: list[Edition]) -> dict[int, dict]:
    own = edition_links_of(shown)
    return {edition.id: own.get(edition.id, {}) for edition in shown}


def _unpublishing(edition: Edition) -> dict[str, Any] | None:
    if edition.state != "unpublished":
        return None
    return {name: value for name, value in edition.unpublishing.items() if name != "created_at"}


ELSEWHERE = {
    "publication_state": lambda shown: {edition.id: edition.state for edition in shown},
    "created_at": lambda shown: {edition.id: milliseconds(edition.created_at) for edition in shown},
    "lock_version": _lock_versions,
    "state_history": _state_histories,
    "links": _links,
    "unpublishing": lambda shown: {edition.id: _unpublishing(edition) for edition in shown},
    "content_id_aliases": _aliases,
}


def _choose(every: list[Edition], content_store: str | None) -> Edition | None:
    if content_store:
        return next((each for each in every if each.content_store == content_store), None)
    standing = [each for each in every if each.state != "superseded"]
    return max(standing, key=lambda each: each.state == "draft", default=None)


def _warnings(draft: Edition) -> dict[str, str]:
    live = editions.owner_of(draft.base_path, "live") if draft.base_path else None
    if live is None or live.content_id == draft.content_id or can_substitute(draft.document_type, live):
        return {}
    return {"content_item_blocking_publish": f"{draft.base_path} is live as content_id {live.content_id}"}


def _not_found(content_id: str, locale: str, content_store: str | None) -> NotFound:
    if locales := editions.locales_of(content_id):
        where = f" in the {content_store} content store" if content_store else ""
        return NotFound(
            f"No edition of {content_id} in locale {locale}{where}; it has {', '.join(locales)}",
            reason="edition_missing",
        )
    return NotFound(f"Could not find a document with content_id {content_id}", reason="edition_missing")
