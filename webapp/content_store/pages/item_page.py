"""What the page of an item says."""

from typing import Any

from domain.clock import parse

from . import languages
from .details import LAYOUT_IDS, is_html, is_readable, sections
from .sanitise import sanitiser
from .words import day, humanise

SHOWN_ELSEWHERE = {"available_translations"}


def item_page(item: dict) -> dict:
    """The names that item.html uses, for the item as its JSON answer has it."""
    parts = sections(item["details"])
    return _common(item, {part.anchor for part in parts}) | {
        "item": item,
        "kind": humanise(str(item["document_type"] or "")),
        "description": item["description"] if isinstance(item["description"], str) else None,
        "sections": parts,
        "first_published": _day(item["first_published_at"]),
        "updated": _day(item["public_updated_at"]),
        "withdrawn": _withdrawn(item["withdrawn_notice"]),
        "history": _history(item["details"]),
        "translations": _translations(item),
        "groups": _link_groups(item["links"]),
    }


def gone_page(item: dict) -> dict:
    """The names that gone.html uses."""
    path = item["details"].get("alternative_path")
    explanation = item["details"].get("explanation")
    return _common(item) | {
        "explanation": explanation if is_readable(explanation) else None,
        "alternative_path": path if is_address(path) else None,
    }


def is_address(value: Any) -> bool:
    """Whether `value` is a path on this site or an address on the web, and nothing that a browser would run."""
    if not isinstance(value, str) or value.startswith(("//", "/\\")):
        return False
    return value.startswith(("/", "https://", "http://", "mailto:", "tel:"))


def _common(item: dict, anchors: set = frozenset()) -> dict:
    return {
        "title": item["title"] or item["base_path"],
        "lang": languages.tag(item["locale"]),
        "direction": languages.direction(item["locale"]),
        "clean": sanitiser(LAYOUT_IDS | anchors),
        "is_html": is_html,
        "is_readable": is_readable,
        "is_address": is_address,
        "humanise": humanise,
    }


def _day(time: Any) -> str | None:
    try:
        return day(parse(time))
    except (TypeError, ValueError):
        return None


def _withdrawn(notice: dict) -> dict | None:
    explanation = notice.get("explanation")
    return {"explanation": explanation, "day": _day(notice.get("withdrawn_at"))} if notice else None


def _history(details: dict) -> list[dict]:
    changes = details.get("change_history")
    changes = [each for each in changes if isinstance(each, dict)] if isinstance(changes, list) else []
    return [{"day": _day(each.get("public_timestamp")), "note": str(each.get("note") or "")} for each in changes]


def _translations(item: dict) -> list[dict]:
    links = item["links"].get("available_translations", [])
    return [
        {"path": link["base_path"], "lang": languages.tag(link["locale"]), "name": languages.name(link["locale"])}
        for link in links
        if link.get("locale") != item["locale"]
        and is_address(link.get("base_path"))
        and isinstance(link.get("locale"), str)
    ]


def _link_groups(links: dict) -> list[dict]:
    groups = ((name, [link for link in group if link.get("title")]) for name, group in links.items())
    return [
        {"heading": humanise(name), "links": group} for name, group in groups if group and name not in SHOWN_ELSEWHERE
    ]
