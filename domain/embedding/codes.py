"""Finding embed codes in details, and putting something in their place. Pure."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from domain.govspeak.content_arrays import is_content_array

TYPES = ("contact", "content_block_pension", "content_block_contact", "content_block_tax", "content_block_time_period")
_CODE = re.compile(
    r"\{\{embed:(?P<type>" + "|".join(TYPES) + r"):(?P<identifier>[a-z0-9\-–—]+)"
    r"(?P<path>(?:/[a-z0-9_\-–—]+)*)(?:#[a-z0-9_\-]+)?\}\}"
)


@dataclass(frozen=True)
class Code:
    """One occurrence: what it refers to (a content_id or an alias), and which part of its details."""

    text: str
    document_type: str
    identifier: str
    path: tuple[str, ...]


def codes_in(details: Any, *, in_every_form: bool = False) -> list[Code]:
    """Every embed code in `details`, once for each occurrence.

    Of a content array, which says one thing in several forms, only the first counts unless `in_every_form`.
    """
    return [_code(match) for text in _texts(details, in_every_form) for match in _CODE.finditer(text)]


def replaced(details: Any, html_for: Callable[[Code], str | None]) -> Any:
    """`details` with every code replaced by what `html_for` gives; one that it gives None for stays as it is."""
    match details:
        case str():
            return _CODE.sub(lambda match: _or_itself(html_for(_code(match)), match), details)
        case dict():
            return {key: replaced(value, html_for) for key, value in details.items()}
        case list():
            return [replaced(value, html_for) for value in details]
    return details


def _or_itself(html: str | None, match: re.Match) -> str:
    return match.group() if html is None else html


def _code(match: re.Match) -> Code:
    path = tuple(_plain(match["path"]).strip("/").split("/")) if match["path"] else ()
    return Code(match.group(), match["type"], _plain(match["identifier"]), path)


def _plain(text: str) -> str:
    """Typographers' dashes, as editors' programs put them in, back to the hyphens that were typed."""
    return text.replace("—", "---").replace("–", "--")


def _texts(value: Any, in_every_form: bool) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_content_array(value) and not in_every_form:
        yield from _texts(value[0].get("content"), in_every_form)
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each, in_every_form)
