"""Editions as the publishing interface presents them."""

from typing import Any

from domain.clock import seconds
from domain.errors import NotFound
from domain.projections import editions
from domain.projections.aliases import aliases_of
from domain.projections.editions import Edition
from domain.projections.links import edition_links
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


def presented(content_id: str, locale: str, content_store: str | None = None) -> dict[str, Any]:
    """The draft if there is one, else the live edition, of a document. Raises `NotFound`.

    Keys whose value would be null are left out; times are UTC to whole seconds.
    """
    every = editions.editions_of(content_id, locale)
    edition = _choose(every, content_store)
    if edition is None:
        raise _not_found(content_id, locale, content_store)
    shown = {name: getattr(edition, name) for name in PLAIN}
    shown |= {name: seconds(getattr(edition, name)) for name in TIMES}
    shown |= {
        "publication_state": edition.state,
        "lock_version": editions.lock_version_of(content_id, locale),
        "state_history": {str(each.user_facing_version): each.state for each in reversed(every)},
        "links": edition_links(content_id, locale, edition.user_facing_version),
        "content_id_aliases": aliases_of(content_id) or None,
        "unpublishing": _unpublishing(edition),
        "warnings": _warnings(edition) if edition.state == "draft" else None,
    }
    return {name: value for name, value in shown.items() if value is not None}


def _choose(every: list[Edition], content_store: str | None) -> Edition | None:
    if content_store:
        return next((each for each in every if each.content_store == content_store), None)
    standing = [each for each in every if each.state != "superseded"]
    return max(standing, key=lambda each: each.state == "draft", default=None)


def _unpublishing(edition: Edition) -> dict[str, Any] | None:
    if edition.state != "unpublished":
        return None
    return {name: value for name, value in edition.unpublishing.items() if name != "created_at"}


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
