"""The options of a rendering, as they may come from anywhere: JSON, publishers, tests."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from domain.govspeak.preparing import allowed_characters

LEVELS = (2, 3, 4, 5, 6)
DOMAINS = ("www.gov.uk",)


@dataclass(frozen=True)
class Options:
    attachments: tuple[dict, ...] = ()
    images: tuple[dict, ...] = ()
    contacts: tuple[dict, ...] = ()
    links: tuple[dict, ...] = ()
    locale: str = "en"
    document_domains: tuple[str, ...] = DOMAINS
    sanitize: bool = True
    allowed_elements: tuple[str, ...] = ()
    allowed_image_hosts: tuple[str, ...] = ()
    auto_numbered_headers: bool = False
    auto_numbered_header_levels: tuple[int, ...] = LEVELS


def options_from(given: dict[str, Any]) -> Options:
    """Options of what was given; unknown ones are ignored, null counts as not given."""
    known = {field.name: field.default for field in fields(Options)}
    chosen = {name: value for name, value in given.items() if name in known and value is not None}
    return Options(**{name: _like(known[name], _clean(value)) for name, value in chosen.items()})


def canonical(options: dict[str, Any]) -> str:
    """The same text for the same options."""
    return json.dumps(options, sort_keys=True, default=str)


def named(things: Iterable[dict], name: str, value: str) -> dict | None:
    """The first of `things` whose `name` is `value`, spaces around it apart."""
    wanted = value.strip()
    return next((each for each in things if isinstance(each, dict) and _word(each.get(name)) == wanted), None)


def field(thing: dict, name: str) -> str:
    """A field as text; null is empty."""
    return _word(thing.get(name))


def blank(thing: dict, name: str) -> bool:
    return not field(thing, name).strip()


def _word(value: Any) -> str:
    return "" if value is None else str(value)


def _like(default: Any, value: Any) -> Any:
    if isinstance(default, tuple):
        return tuple(value) if isinstance(value, list | tuple | set) else (value,)
    return bool(value) if isinstance(default, bool) else str(value)


def _clean(value: Any) -> Any:
    """Strings at any depth without the characters that HTML forbids."""
    if isinstance(value, str):
        return allowed_characters(value)
    if isinstance(value, dict):
        return {key: _clean(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(each) for each in value]
    return value
