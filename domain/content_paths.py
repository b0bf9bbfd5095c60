"""Values within content, by the names that fields have: `title`, `details.logo.crest`, `routes.0.type`."""

from dataclasses import replace
from typing import Any

from domain.content import Content


def value_at(content: Content, name: str) -> Any:
    """What stands there, None if nothing does."""
    first, *path = name.split(".")
    return _within(getattr(content, first), path)


def with_value(content: Content, name: str, value: Any) -> Content:
    """`content` with `value` there; None takes out what is there, and what it leaves empty."""
    first, *path = name.split(".")
    return replace(content, **{first: _put(getattr(content, first), path, value)})


def _within(value: Any, path: list[str]) -> Any:
    for key in path:
        if isinstance(value, list):
            value = value[int(key)] if key.isdecimal() and int(key) < len(value) else None
        else:
            value = value.get(key) if isinstance(value, dict) else None
    return value


def _put(into: Any, path: list[str], value: Any) -> Any:
    if not path:
        return value
    key, *rest = path
    if key.isdecimal():
        items = list(into or [])
        items += [{}] * (int(key) + 1 - len(items))
        items[int(key)] = _put(items[int(key)], rest, value)
        return items
    inner = _put((into or {}).get(key), rest, value)
    if inner is None or (rest and inner == {}):
        return {name: each for name, each in (into or {}).items() if name != key}
    return (into or {}) | {key: inner}
