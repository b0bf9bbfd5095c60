"""The sanitised HTML as a tree, for the finishing touches, and back. It reads only what the sanitiser wrote."""

import re
from dataclasses import dataclass, field

from domain.govspeak.html.tags import VOID

_TAG = re.compile(r'<(/?)([a-z][^\s/>]*)((?: [^\s=>]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([^\s=>]+)="([^"]*)"')


@dataclass(slots=True)
class Element:
    """Values of attributes, and text among the children, stay escaped."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def elements(self) -> list["Element"]:
        return [child for child in self.children if child.__class__ is Element]


def tree(html: str) -> Element:
    """An element without name that holds all of `html`."""
    root = Element("")
    path, at = [root], 0
    for tag in _TAG.finditer(html):
        if tag.start() > at:
            path[-1].children.append(html[at : tag.start()])
        at = tag.end()
        if tag[1]:
            _close(path, tag[2])
        else:
            _open(path, Element(tag[2], dict(_ATTRIBUTE.findall(tag[3])) if tag[3] else {}))
    path[-1].children.append(html[at:])
    return root


def _open(path: list[Element], element: Element) -> None:
    path[-1].children.append(element)
    if element.name not in VOID:
        path.append(element)


def _close(path: list[Element], name: str) -> None:
    if path[-1].name == name:
        path.pop()
    elif any(each.name == name for each in path[1:]):
        while path.pop().name != name:
            pass


def within(element: Element) -> list[Element]:
    """All elements inside, in the order of the document; each parent before its children."""
    found: list[Element] = []
    waiting = element.elements()[::-1]
    while waiting:
        each = waiting.pop()
        found.append(each)
        if each.children:
            waiting += [child for child in reversed(each.children) if child.__class__ is Element]
    return found


def serialised(root: Element) -> str:
    """The HTML inside an element."""
    parts: list[str] = []
    _serialise(root, parts)
    return "".join(parts)


def _serialise(element: Element, parts: list[str]) -> None:
    for child in element.children:
        if isinstance(child, str):
            parts.append(child)
            continue
        attributes = "".join(f' {name}="{value}"' for name, value in child.attributes.items())
        parts.append(f"<{child.name}{attributes}>")
        if child.name not in VOID:
            _serialise(child, parts)
            parts.append(f"</{child.name}>")


def is_blank(element: Element) -> bool:
    """Whether nothing would be seen of it."""
    return all(isinstance(child, str) and not child.replace("&nbsp;", "").strip() for child in element.children)
