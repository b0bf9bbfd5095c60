"""The readable text of an item's details, without markup."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import nh3

#: Beyond so much the rest of a body is not searched; what PostgreSQL keeps of a text has an end as well.
MOST_BYTES = 250_000

_BLOCK = re.compile(
    r"<(?=/?(?:address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header"
    r"|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b)",
    re.IGNORECASE,
)
_UNSEEN = {"script", "style", "template", "noscript"}
# Spaces, and control characters, which are nothing to read and mark what is found.
_GAPS = re.compile(r"[\s\x00-\x1f\x7f]+")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&\w+;|&#")


def body_of(details: Any) -> str:
    """The text of whatever in `details` is a body or a part, at most MOST_BYTES of it."""
    return _clipped(" ".join(filter(None, map(text_of, _bodies(details, within=False)))))


def plain(text: str) -> str:
    """A text that is no HTML, with one space between words."""
    return _GAPS.sub(" ", text).strip()


def text_of(given: Any) -> str:
    """HTML, or alternatives of a text, without tags and with one space between words; empty for anything else."""
    match given:
        case str():
            return plain(_without_tags(given) if _MARKUP.search(given) else given)
        case [{"content_type": str()}, *_]:
            return text_of(_preferred(given))
    return ""


def _without_tags(html: str) -> str:
    # A space where a block begins or ends, or the last word of one would run into the first of the next.
    return unescape(nh3.clean(_BLOCK.sub(" <", html), tags=set(), clean_content_tags=_UNSEEN))


def _preferred(alternatives: list) -> Any:
    by_type = {each.get("content_type"): each.get("content") for each in alternatives if isinstance(each, dict)}
    return by_type.get("text/html") or next(iter(by_type.values()))


def _bodies(given: Any, *, within: bool) -> Iterator[Any]:
    """Every text below a key that says body, and the titles and texts of parts."""
    match given:
        case str() if within:
            yield given
        case [{"content_type": str()}, *_]:
            if within:
                yield given
        case list():
            for each in given:
                yield from _bodies(each, within=within)
        case dict():
            for key, each in given.items():
                yield from _bodies(each, within=_is_read(key) or (within and key == "title"))


def _is_read(key: str) -> bool:
    return "body" in key or key == "parts"


def _clipped(text: str) -> str:
    return text.encode()[:MOST_BYTES].decode(errors="ignore")
