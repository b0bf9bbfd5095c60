"""The finishing touches on sanitised HTML."""

import re
from urllib.parse import urlsplit

from domain.govspeak.constructs import buttons, legislative_lists
from domain.govspeak.html import numbering, quotations, table_cells
from domain.govspeak.html.tags import PLACEHOLDER
from domain.govspeak.html.tree import Element, serialised, tree, within
from domain.govspeak.options import Options

_PLACEHOLDER = re.compile(rf'<{PLACEHOLDER} n="(\d+)"></{PLACEHOLDER}>\n?')
_NEEDED_FOR = re.compile(r"<(?:blockquote|table|td|th|a [^>]*govuk-button|div [^>]*legislative|pre|img)")


def finished(html: str, components: list[str], options: Options) -> str:
    """`html` with quotations, lists, tables, buttons and headings finished, and components in their places."""
    if _NEEDED_FOR.search(html) or options.auto_numbered_headers:
        root = tree(html)
        _finish(root, within(root), options)
        html = serialised(root)
    html = _PLACEHOLDER.sub(lambda match: _component(components, match[1]), html).strip("\n")
    return f"{html}\n" if html else ""


def _finish(root: Element, elements: list[Element], options: Options) -> None:
    for finish in (quotations.finish, table_cells.finish, legislative_lists.finish):
        finish(elements)
    buttons.finish([root, *elements])
    for each in elements:
        if each.name == "pre" and each.children and isinstance(each.children[0], str):
            each.children[0] = each.children[0].lstrip("\n")
    if options.allowed_image_hosts:
        _remove_images([root, *elements], options.allowed_image_hosts)
    if options.auto_numbered_headers:
        numbering.finish(elements, options.auto_numbered_header_levels)


def _component(components: list[str], number: str) -> str:
    return components[int(number)] + "\n" if int(number) < len(components) else ""


def _remove_images(parents: list[Element], hosts: tuple[str, ...]) -> None:
    for parent in parents:
        parent.children = [child for child in parent.children if not _has_other_host(child, hosts)]


def _has_other_host(child: Element | str, hosts: tuple[str, ...]) -> bool:
    if isinstance(child, str) or child.name != "img":
        return False
    host = image_host(child.attributes.get("src", ""))
    return bool(host) and host not in hosts


def image_host(url: str) -> str:
    """The host that an image is fetched from, without its port; empty for a relative one."""
    try:
        return urlsplit(url.strip().replace("\\", "/")).hostname or ""
    except ValueError:
        return "unreadable"
