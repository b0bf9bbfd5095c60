"""Govspeak, the project's Markdown: from source to safe HTML."""

from functools import cache

import nh3
from markdown_it import MarkdownIt

from domain.govspeak.allowed import ATTRIBUTES, ELEMENTS

VERSION = "0.1.0"


def render(source: str) -> str:
    """The HTML of a govspeak `source`; whatever is not on the allow-list is removed."""
    return sanitise(_parser().render(source))


def sanitise(html: str) -> str:
    """`html` with nothing left in it that is not on the allow-list."""
    return nh3.clean(html, tags=ELEMENTS, attributes=ATTRIBUTES, link_rel=None)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table"])
