"""Text, headings, links and contacts of a document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from uuid import UUID

from domain.govspeak.html.numbering import numbers
from domain.govspeak.limits import check_length
from domain.govspeak.options import options_from
from domain.govspeak.parser import parsed
from domain.govspeak.preparing import prepared

_SPACE = re.compile(r"(?:<[^>]*>|\s)+")
_HREF = re.compile(r'<a(?: [^\s=>]+="[^"]*")*? href="([^"]*)"')
_CONTACT = re.compile(r"\[Contact:([^\]\n]++)\]")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)")


@dataclass
class Heading:
    """A heading, and in a tree those below it."""

    text: str
    level: int
    id: str
    headers: list["Heading"] = field(default_factory=list)


def text_of(html: str) -> str:
    """Rendered HTML as plain text, for searching and descriptions."""
    return " ".join(unescape(_SPACE.sub(" ", html)).split())


def headings_of(govspeak: str | None, **options: Any) -> list[Heading]:
    """The Markdown headings that are not in quotations, lists or most boxes, in order."""
    check_length(govspeak or "")
    tokens, _ = parsed(prepared(govspeak or ""), options_from(options))
    found = [token for token in tokens if token.type == "heading_open" and token.meta["listed"]]
    return [Heading(_LINK.sub(r"\1", each.meta["text"]), each.meta["level"], each.attrs["id"]) for each in found]


def heading_tree(govspeak: str | None, **options: Any) -> list[Heading]:
    """Those headings as a tree from level 2; one more than one level below the one before it is dropped."""
    chosen = options_from(options)
    tree = _tree(each for each in headings_of(govspeak, **options) if each.level > 1)
    if chosen.auto_numbered_headers:
        flat = list(_flat(tree))
        for heading, number in zip(flat, numbers(each.level for each in flat), strict=True):
            if heading.level in chosen.auto_numbered_header_levels:
                heading.text = f"{number} {heading.text}"
    return tree


def _tree(headings: Iterator[Heading]) -> list[Heading]:
    top: list[Heading] = []
    path: list[Heading] = []
    for heading in headings:
        before = path[-1].level if path else 1
        if heading.level > before + 1:
            continue
        path = path[: heading.level - 2]
        (path[-1].headers if path else top).append(heading)
        path.append(heading)
    return top


def _flat(tree: list[Heading]) -> Iterator[Heading]:
    for heading in tree:
        yield heading
        yield from _flat(heading.headers)


def links_of(html: str, website_root: str = "") -> list[str]:
    """Where rendered HTML links to, in order, but not e-mail addresses and places in the document itself."""
    urls = (unescape(url).strip() for url in _HREF.findall(html))
    kept = [url for url in urls if url and not url.startswith(("mailto", "#"))]
    return [website_root + url if url.startswith("/") else url for url in kept]


def contact_ids_of(govspeak: str | None) -> list[str]:
    """The ids of the contacts that a source refers to, each once, if they are UUIDs."""
    return list(dict.fromkeys(name for name in map(str.strip, _CONTACT.findall(govspeak or "")) if _is_uuid(name)))


def _is_uuid(name: str) -> bool:
    try:
        return str(UUID(name)) == name.lower()
    except ValueError:
        return False
