"""Two values of any shape, compared down to where they differ."""

import json
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from domain.comparison.words import aligned
from domain.govspeak.content_arrays import is_content_array

#: Stands where one side has no value at all, which is something else than null.
ABSENT = object()
Path = tuple[str, ...]


def canonical(value: Any) -> str:
    """A text that is equal for equal JSON only: 1 is not true."""
    return "" if value is ABSENT else json.dumps(value, sort_keys=True, ensure_ascii=False)


def is_text(value: Any) -> bool:
    """Whether `value` is a text, in whatever form: a string, or a content array."""
    return isinstance(value, str) or (is_content_array(value) and isinstance(_of_array(value), str))


def text_of(value: Any) -> str:
    """What people typed: a string as it is, of a content array its govspeak, else its HTML; anything else as JSON."""
    if value is ABSENT:
        return ""
    if is_text(value):
        return value if isinstance(value, str) else _of_array(value)
    return canonical(value)


def leaves(old: Any, new: Any, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Where two values differ: the path there and the texts, an empty one where there is nothing."""
    if canonical(old) == canonical(new):
        return
    kinds = {_kind(each) for each in (old, new) if each is not ABSENT}
    if kinds == {"object"}:
        yield from _of_objects(_or(old, {}), _or(new, {}), path)
    elif kinds == {"list"}:
        yield from _of_lists(_or(old, []), _or(new, []), path)
    else:
        texts = text_of(old), text_of(new)
        yield path, *(texts if texts[0] != texts[1] else (canonical(old), canonical(new)))


def _or(value: Any, otherwise: Any) -> Any:
    return otherwise if value is ABSENT else value


def _kind(value: Any) -> str:
    if is_text(value) or not isinstance(value, dict | list) or not value:
        return "leaf"
    return "object" if isinstance(value, dict) else "list"


def _of_objects(old: dict, new: dict, path: Path) -> Iterator[tuple[Path, str, str]]:
    for name in [*new, *(name for name in old if name not in new)]:
        yield from leaves(old.get(name, ABSENT), new.get(name, ABSENT), (*path, name.replace("_", " ")))


def _of_lists(old: list, new: list, path: Path) -> Iterator[tuple[Path, str, str]]:
    for same, a, b, c, d in aligned([canonical(each) for each in old], [canonical(each) for each in new]):
        if same:
            continue
        pairs = zip_longest(range(a, b), range(c, d))
        for before, after in pairs:
            sides = (ABSENT if before is None else old[before]), (ABSENT if after is None else new[after])
            yield from leaves(*sides, (*path, f"item {(before if after is None else after) + 1}"))


def _of_array(entries: list) -> Any:
    by_type = {each.get("content_type"): each.get("content") for each in entries if isinstance(each, dict)}
    govspeak = by_type.get("text/govspeak")
    return govspeak if isinstance(govspeak, str) else by_type.get("text/html")
