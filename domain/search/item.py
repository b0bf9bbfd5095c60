"""What search holds of a live item."""

from collections.abc import Iterator
from typing import Any

from domain.search.fields import LINKS, NAMES, PLAIN, none, other_name, value
from domain.search.languages import configuration
from domain.search.texts import body_of, plain, text_of

Item = dict[str, Any]

#: What has no page for readers, however it is published.
NOT_FOR_READERS = {"coming_soon", "gone", "redirect", "special_route", "substitute", "unpublishing", "vanish"}
#: What others show as a part of themselves.
EMBEDDED = "content_block"


def item_of(live: Item | None) -> Item | None:
    """What search holds of an item of the live content store; None where there is nothing for readers to find.

    What was withdrawn can still be read by whoever has its address, and is not found.
    """
    if not live or not _is_for_readers(live):
        return None
    fields = _fields(live)
    title, description = plain(live["title"]), live["description"]
    return {
        "language": configuration(live["locale"]),
        "title": title,
        "sorted_title": title.lower(),
        "description": plain(description) if isinstance(description, str) else text_of(description),
        "body": body_of(live["details"]),
        "terms": sorted(set(_terms(fields))),
        "fields": fields,
    }


def _is_for_readers(live: Item) -> bool:
    kinds = {live["schema_name"], live["document_type"]}
    is_page = not kinds & NOT_FOR_READERS and not live["document_type"].startswith(EMBEDDED)
    return is_page and not live.get("withdrawn_notice") and bool(plain(live["title"] or ""))


def _fields(live: Item) -> Item:
    named = {
        "link": live["base_path"],
        "format": live["document_type"],
        "public_timestamp": live["public_updated_at"] or live["first_published_at"],
        "first_published_at": live["first_published_at"],
    }
    same = {name: live.get(name) for name in (*PLAIN, "content_id")}
    links = {name: [_link(each) for each in live["expanded_links"].get(name, ())] for name in LINKS}
    return same | named | {name: shown for name, shown in links.items() if shown}


def _link(link: Item) -> Item:
    return {
        "content_id": link["content_id"],
        "link": link.get("base_path"),
        "slug": _slug(link),
        "title": link["title"],
    }


def _slug(link: Item) -> str:
    """The last segment of the path, without the locale that translations have there."""
    last = (link.get("base_path") or "").rpartition("/")[2]
    return last.removesuffix(f".{link.get('locale')}") or link["content_id"]


def _terms(fields: Item) -> Iterator[str]:
    for name in PLAIN:
        yield value(name, fields[name]) if fields[name] else none(name)
    for name in NAMES:
        if fields[name]:
            yield other_name(name, fields[name])
    for name in LINKS:
        links = fields.get(name, ())
        yield from (value(name, link["slug"]) for link in links)
        yield from (other_name(name, link[key]) for link in links for key in NAMES if link[key])
        if not links:
            yield none(name)
