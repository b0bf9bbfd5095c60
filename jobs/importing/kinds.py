"""What a JSON object is: a content item of a store, a publisher's body, or a link set."""

from typing import Any
from uuid import UUID, uuid5

from domain.rules.scalars import is_blank, is_uuid

Json = dict[str, Any]

ITEM, BODY, LINK_SET = "content item", "publisher's body", "link set"
#: Of these keys a link set has no others: as PATCH takes them, and as GET answers.
_LINK_SET_KEYS = {"links", "previous_version", "content_id", "version", "bulk_publishing"}
#: No publisher may put these.
_STORES_ONLY = {"updated_at", "withdrawn_notice", "payload_version", "publishing_request_id", "expanded_links"}
#: Publishers name the content_id in the URL, so bodies have none; from one and the same place it is always the same.
_NAMESPACE = UUID("6f3c2f0a-7c1b-5a55-9b53-0b7a4b2f6d11")


class NotContent(Exception):
    """A JSON object that is none of the kinds; the message goes on after its name."""


def kind_of(document: Json) -> str:
    """The kind of a document whose keys have the right types. Raises `NotContent`."""
    is_link_set = "links" in document and set(document) <= _LINK_SET_KEYS
    if problem := _problem(document, is_link_set):
        raise NotContent(f"is not a content item: {problem}")
    if is_link_set:
        return LINK_SET
    return ITEM if _STORES_ONLY & set(document) or _has_expanded_links(document) else BODY


def content_id_of(document: Json) -> str:
    """Its content_id; where it has none, one that follows from where the content stands."""
    if given := document.get("content_id"):
        return given
    place = document.get("base_path") or f"{document['schema_name']} {document.get('title')}"
    return str(uuid5(_NAMESPACE, f"{locale_of(document)} {place}"))


def locale_of(document: Json) -> str:
    return document.get("locale") or "en"


def _problem(document: Json, is_link_set: bool) -> str | None:
    for name in () if is_link_set else ("schema_name", "document_type"):
        if not isinstance(document.get(name), str) or is_blank(document[name]):
            return f"it has no {name}"
    if document.get("content_id") is not None and not is_uuid(document["content_id"]):
        return f"its content_id is {document['content_id']!r}, which is no lowercase UUID"
    for name in ("locale", "base_path"):
        if not isinstance(document.get(name), str | None):
            return f"its {name} is not text"
    links = document.get("links") or {}
    if not isinstance(links, dict) or not all(isinstance(each, list) for each in links.values()):
        return "its links are not lists by link type"
    return None


def _has_expanded_links(document: Json) -> bool:
    links = document.get("links") or {}
    return any(isinstance(link, dict) for targets in links.values() for link in targets)
