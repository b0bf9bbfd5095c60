"""Headings of a text written in govspeak go down one level at a time, so that they can be found their way by."""

import re
from collections.abc import Iterator

from domain.content import Content
from domain.content_paths import value_at
from domain.errors import Problem
from domain.govspeak.source import source_of
from domain.widgets import Field
from domain.widgets.markdown import is_html

_HEADING = re.compile(r"^(#{1,6})\s+\S", re.MULTILINE)
_CODE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


def heading_order(content: Content, fields: list[Field]) -> list[Problem]:
    texts = [text for field in fields for text in _texts(field, field.name, value_at(content, field.name))]
    return [Problem(name, "has a heading that skips a level") for name, text in texts if _skips(text)]


def _texts(field: Field, name: str, stored: object) -> Iterator[tuple[str, str]]:
    if field.widget == "markdown" and stored and not is_html(stored) and not isinstance(stored, str):
        yield name, source_of(stored)
    if field.fields and isinstance(stored, list):
        for index, record in enumerate(stored):
            for sub in field.fields:
                yield from _texts(sub, f"{name}.{index}.{sub.name}", record.get(sub.name))


def _skips(text: str) -> bool:
    """The title of the page is the heading of level 1."""
    levels = [1, *(len(match[1]) for match in _HEADING.finditer(_CODE.sub("", text)))]
    return any(after > before + 1 for before, after in zip(levels, levels[1:], strict=False))
