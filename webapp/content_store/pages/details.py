"""The details of an item as sections of a page, whatever its schema."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from .words import humanise

MARKUP = re.compile(r"<[a-zA-Z/][^>]*>")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

LAYOUT_IDS = {"main-content"}

# For other programs, or shown elsewhere on the page.
NOT_FOR_READERS = set(
    "body change_history default_news_image department_analytics_profile emphasised_organisations first_public_at"
    " government headers image images internal_name language logo max_cache_time notes_for_editors parts political slug"
    " tags temporary_update_type theme".split()
)


@dataclass(frozen=True)
class Section:
    """A part of a page; `anchor` is what a link to it names."""

    heading: str | None
    value: Any
    anchor: str | None = None


def sections(details: dict) -> list[Section]:
    """The body, the parts, and what else there is to read; if there is neither body nor part, all that is readable."""
    main = _body(details) + _parts(details)
    rest = {key: value for key, value in details.items() if key not in NOT_FOR_READERS}
    wanted = is_prose if main else is_readable
    return main + [Section(humanise(key), value) for key, value in rest.items() if wanted(value)]


def is_html(value: Any) -> bool:
    return isinstance(value, str) and MARKUP.search(value) is not None


def is_prose(value: Any) -> bool:
    """Text with markup, or a list of such."""
    return is_html(value) or (isinstance(value, list) and bool(value) and all(map(is_html, value)))


def is_readable(value: Any) -> bool:
    """Whether there is anything in `value` that a reader could use."""
    match value:
        case dict():
            return any(map(is_readable, value.values()))
        case list():
            return any(map(is_readable, value))
        case str():
            return bool(value.strip()) and not UUID.fullmatch(value)
        case bool() | None:
            return False
    return True


def part_anchor(path: str) -> str:
    """The fragment that leads to the part with the last segment of `path` as its slug."""
    return "#" + path.rpartition("/")[2]


def _body(details: dict) -> list[Section]:
    body = details.get("body")
    return [Section(None, _text(body))] if is_readable(body) else []


def _text(body: Any) -> Any:
    # Alternatives of which none is HTML: the first one, as it was written.
    match body:
        case [{"content_type": str(), "content": content}, *_]:
            return content
    return body


def _parts(details: dict) -> list[Section]:
    parts = details.get("parts")
    parts = [each for each in parts if isinstance(each, dict)] if isinstance(parts, list) else []
    anchors = _once([_anchor(each) for each in parts])
    return [
        Section(str(part.get("title") or ""), _text(part.get("body")), anchor)
        for part, anchor in zip(parts, anchors, strict=True)
    ]


def _anchor(part: dict) -> str | None:
    slug = part.get("slug")
    return quote(slug) if isinstance(slug, str) and slug and slug not in LAYOUT_IDS else None


def _once(anchors: list) -> list:
    return [None if anchor in anchors[:place] else anchor for place, anchor in enumerate(anchors)]
