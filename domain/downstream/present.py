"""What a content store should hold at a path, from what the projections say now."""

from typing import Any

from domain.clock import parse, seconds
from domain.downstream.details import embedded_in, presented_details, updated_at
from domain.downstream.expand import expand
from domain.embedding import Targets
from domain.projections.editions import Edition, owners_of
from domain.supertypes import supertypes_of

Item = dict[str, Any]


def present(base_paths: list[str], content_store: str) -> dict[str, Item | None]:
    """For each path the item that the content store (`draft` or `live`) should hold, None where it should hold nothing.

    A fixed number of queries for any number of paths.
    """
    owners = owners_of(base_paths, content_store)
    presented = present_editions(list(owners.values()), content_store)
    return dict.fromkeys(base_paths) | dict(zip(owners, presented, strict=True))


def present_editions(editions: list[Edition], content_store: str) -> list[Item | None]:
    """Each edition as the content store is to show it, None for one that it does not show at all."""
    full = [edition for edition in editions if kind_of(edition) == "content"]
    roots, targets = [(edition.content_id, edition.locale) for edition in full], embedded_in(full)
    expanded = expand(roots, with_drafts=content_store == "draft")
    details = presented_details(full, targets)
    contents = iter(
        [
            _content(edition, links, shown, content_store, targets)
            for edition, links, shown in zip(full, expanded, details, strict=True)
        ]
    )
    return [next(contents) if kind_of(edition) == "content" else _unless_content(edition) for edition in editions]


def _unless_content(edition: Edition) -> Item | None:
    match kind_of(edition):
        case "redirect":
            return _redirect(edition)
        case "gone":
            return _gone(edition)
    return None


def kind_of(edition: Edition) -> str:
    """How an edition is shown: content, redirect, gone, vanish or substitute; the last two not at all."""
    unpublished_as = edition.unpublishing["type"] if edition.state == "unpublished" else None
    if unpublished_as in ("redirect", "gone", "vanish", "substitute"):
        return unpublished_as
    return "redirect" if edition.schema_name == "redirect" else "content"


CONTENT_FIELDS = (
    "analytics_identifier base_path content_id description details document_type locale phase publishing_app"
    " redirects rendering_app routes schema_name title"
).split()


def _content(edition: Edition, expanded_links: dict, details: dict, content_store: str, targets: Targets) -> Item:
    item = {name: getattr(edition, name) for name in CONTENT_FIELDS}
    item |= supertypes_of(edition.document_type)
    item["details"] = details
    item["first_published_at"] = seconds(edition.first_published_at)
    updated = updated_at(edition, targets) if content_store == "live" else edition.public_updated_at
    item["public_updated_at"] = seconds(updated)
    item["expanded_links"] = expanded_links
    if edition.publishing_request_id is not None:
        item["publishing_request_id"] = edition.publishing_request_id
    if content_store == "draft":
        item["auth_bypass_ids"] = edition.auth_bypass_ids
        if edition.access_limited:
            item["access_limited"] = {"users": [], "organisations": []} | edition.access_limited
    if edition.state == "unpublished":
        item["withdrawn_notice"] = {
            "explanation": edition.unpublishing["explanation"],
            "withdrawn_at": _unpublished_at(edition),
        }
    return item


def _redirect(edition: Edition) -> Item:
    unpublished = edition.state == "unpublished"
    updated = _unpublished_at(edition) if unpublished else seconds(edition.public_updated_at)
    dates = {"public_updated_at": updated, "first_published_at": seconds(edition.first_published_at)}
    return {
        **short_item(edition, "redirect"),
        "redirects": edition.unpublishing["redirects"] if unpublished else edition.redirects,
        **{name: date for name, date in dates.items() if date},
    }


def _gone(edition: Edition) -> Item:
    return {
        **short_item(edition, "gone"),
        "public_updated_at": _unpublished_at(edition),
        "details": {name: edition.unpublishing[name] for name in ("explanation", "alternative_path")},
        "routes": edition.routes,
    }


def short_item(edition: Edition, kind: str) -> Item:
    """What is told of an edition that is shown as a kind of its own."""
    same = {name: getattr(edition, name) for name in ("base_path", "locale", "publishing_app")}
    return {"document_type": kind, "schema_name": kind, **same}


def _unpublished_at(edition: Edition) -> str:
    return seconds(parse(edition.unpublishing["unpublished_at"] or edition.unpublishing["created_at"]))
