"""Govspeak, the project's Markdown: from source to safe HTML. Pure; knows neither Flask nor a database."""

from collections.abc import Sequence
from typing import Any

from domain.govspeak import cache
from domain.govspeak.asked.contents import contact_ids_of, heading_tree, headings_of, links_of, text_of
from domain.govspeak.asked.problems import problems_of
from domain.govspeak.html.allowed import sanitised
from domain.govspeak.options import canonical, options_from
from domain.govspeak.rendering import html_of

VERSION = "1.0.0"

__all__ = ["contact_ids_of", "heading_tree", "headings_of", "links_of", "problems_of", "render", "sanitise", "text_of"]


def render(
    govspeak: str | None,
    attachments: Sequence[dict] = (),
    images: Sequence[dict] = (),
    contacts: Sequence[dict] = (),
    links: Sequence[dict] = (),
    **options: Any,
) -> str:
    """The HTML of a source; whatever is not on the allow-list is removed.

    The lists are what the source can refer to; further options are those of `Options`, unknown ones are ignored.
    TooMuch, a Refusal, is raised where the source is too large or too deeply nested. What was rendered lately is
    remembered.
    """
    if not govspeak:
        return ""
    options |= {"attachments": attachments, "images": images, "contacts": contacts, "links": links}
    what = f"{canonical(options)}\n{govspeak}"
    return cache.remembered(what, lambda: html_of(govspeak, options_from(options)))


def sanitise(html: str) -> str:
    """`html` with nothing left in it that authors may not write."""
    return sanitised(html)
