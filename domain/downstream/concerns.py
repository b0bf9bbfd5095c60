"""What of a change others show: at which content stores a document looks different in links, and what it let go of."""

from domain.deciders.document import Document, Edition
from domain.rules.link_fields import WITHOUT_FIELDS, fields_in_any_link

Links = dict[str, list[str]]
#: After these what links to a document is always sent again, at these content stores.
ALWAYS = {
    "EditionUnpublished": {"draft", "live"},
    "EditionRepublished": {"draft", "live"},
    "DraftDiscarded": {"draft"},
}


def stores_concerned(before: Document, after: Document, event_type: str, *, translated: bool) -> set[str]:
    """The content stores (`draft`, `live`) where what shows the document must be sent again because of one event.

    Where there are translations it matters too whether it is a draft that is shown: drafts go before the right locale.
    """
    concerned = set(ALWAYS.get(event_type, ()))
    if publishes_block(after, event_type):
        concerned |= {"draft", "live"}
    for store, in_store in STORES.items():
        if _looks_different(before, after, in_store):
            concerned.add(store)
    if translated and bool(before.draft) != bool(after.draft):
        concerned.add("draft")
    return concerned


def publishes_block(after: Document, event_type: str) -> bool:
    """Whether an event published a content block, which other documents embed."""
    return event_type == "EditionPublished" and after.live.document_type.startswith("content_block")


def expandable_fields_changed(before: Edition | None, after: Edition | None) -> bool:
    """Whether some link would show the one edition other than the other; None is no edition, which no link shows."""
    return _shown(before) != _shown(after)


def orphans(before: Document, after: Document) -> dict[str, set[str]]:
    """For each content store what the document's editions no longer link to and what showed the document in turn."""
    return {
        store: {target for target, _ in lost(_reverse_links(in_store(before)), _reverse_links(in_store(after)))}
        for store, in_store in STORES.items()
    }


def lost(before: Links, after: Links) -> set[tuple[str, str]]:
    """The (target, link type) that the first links have and the second have not."""
    return {
        (target, link_type)
        for link_type, targets in before.items()
        for target in set(targets) - set(after.get(link_type, ()))
    }


def _in_draft_store(document: Document) -> list[Edition]:
    return [edition for edition in (document.draft, document.live) if edition]


def _in_live_store(document: Document) -> list[Edition]:
    return [document.live] if document.live else []


#: For each content store the editions of a document that it may show, those that go first first.
STORES = {"draft": _in_draft_store, "live": _in_live_store}


def _looks_different(before: Document, after: Document, in_store) -> bool:
    first, second = in_store(before), in_store(after)
    return expandable_fields_changed(_linked(first), _linked(second)) or _reverse_links(first) != _reverse_links(second)


def _linked(editions: list[Edition]) -> Edition | None:
    return next((edition for edition in editions if _may_be_linked(edition)), None)


def _reverse_links(editions: list[Edition]) -> Links:
    standing = next((edition for edition in editions if edition.unpublished_as != "substitute"), None)
    return standing.reverse_links if standing else {}


def _shown(edition: Edition | None) -> tuple | None:
    if edition is None or not _may_be_linked(edition):
        return None
    is_dated = "public_updated_at" in fields_in_any_link(edition.document_type)
    return edition.expandable, edition.public_updated_at if is_dated else None, edition.unpublished_as


def _may_be_linked(edition: Edition) -> bool:
    return edition.document_type not in WITHOUT_FIELDS and edition.unpublished_as in (None, "withdrawal")
