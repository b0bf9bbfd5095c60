"""The differences between two moments of a document, each in the form in which it can be read best."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from domain.comparison.fields import Fields
from domain.comparison.labels import DETAILS, LINK_SET, LINKS, humanised, label_of
from domain.comparison.listed import Item, compare_lists
from domain.comparison.parts import is_parts
from domain.comparison.values import ABSENT, canonical, is_text, leaves, text_of
from domain.comparison.words import Run, compare
from domain.document_types import DocumentType

#: How many differing places of one field are shown.
MOST = 200
Titles = Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One stretch of a difference: a text by word, or a list by item. `key` restores it alone, where that can be."""

    label: str | None = None
    note: str | None = None
    runs: list[Run] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    pieces: list["Piece"] = field(default_factory=list)
    key: str | None = None


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One field that differs."""

    key: str
    label: str
    pieces: list[Piece]
    note: str | None = None


def differences(before: Fields, after: Fields, type_: DocumentType | None, title_of: Titles) -> list[Difference]:
    """What differs between the fields of two moments; `title_of` gives the title of what is linked to."""
    keys = sorted([*after, *(key for key in before if key not in after)], key=_rank)
    pairs = [(key, before.get(key, ABSENT), after.get(key, ABSENT)) for key in keys]
    return [
        _difference(key, label_of(key, type_), old, new, title_of)
        for key, old, new in pairs
        if canonical(old) != canonical(new)
    ]


def _rank(key: str) -> int:
    """Where fields stand that only one side has: texts first, then the path and links, then the rest."""
    order = ("title", "description", DETAILS, "address", LINKS, LINK_SET)
    return next((rank for rank, prefix in enumerate(order) if key.startswith(prefix)), len(order))


def _difference(key: str, label: str, old: Any, new: Any, title_of: Titles) -> Difference:
    pieces = _pieces(key, old, new, title_of)
    shown = list(islice(pieces, MOST + 1)) if not isinstance(pieces, list) else pieces
    more = "There are more differences than are shown here." if len(shown) > MOST else None
    return Difference(key=key, label=label, pieces=shown[:MOST], note=more or _form(old, new))


def _form(old: Any, new: Any) -> str | None:
    """Says it when a text has stayed the same but for the form in which it is stored."""
    if is_text(old) and is_text(new) and text_of(old) == text_of(new):
        return f"The text is the same. It was stored as {_named(old)} and is stored as {_named(new)}."
    if ABSENT in (old, new) and text_of(old) == text_of(new):
        return "There is no text either way: one is empty, the other is not set."
    return None


def _named(value: Any) -> str:
    if isinstance(value, str):
        return "a plain string"
    return " and ".join(str(each.get("content_type")).removeprefix("text/") for each in value if isinstance(each, dict))


def _pieces(key: str, old: Any, new: Any, title_of: Titles):
    if key.startswith((LINKS, LINK_SET)):
        return [Piece(items=_items(old, new, title_of))]
    if key == "address":
        return list(_of_address(old, new))
    if key == "announcement":
        return list(_named_texts(old, new, {"update_type": "Kind of change", "change_note": "Change note"}))
    if key == "access_limited":
        return list(_of_access(old, new, title_of))
    if key == "auth_bypass_ids":
        return [Piece(items=_items(old, new, str))]
    sides = [each for each in (old, new) if each is not ABSENT]
    if all(is_text(each) for each in sides):
        return [Piece(runs=compare(text_of(old), text_of(new)))]
    if all(is_parts(each) for each in sides) and any(sides):
        return list(_of_parts(key, *([] if each is ABSENT else each for each in (old, new))))
    return _of_values(old, new)


def _items(old: Any, new: Any, shown: Titles) -> list[Item]:
    return compare_lists(*([] if each is ABSENT else each for each in (old, new)), shown)


def _of_address(old: Any, new: Any):
    sides = [{} if each is ABSENT else each for each in (old, new)]
    yield from _named_texts(*sides, {"base_path": "Path"})
    for name in ("routes", "redirects"):
        before, after = ([_route(each) for each in side.get(name, [])] for side in sides)
        if before != after:
            yield Piece(label=humanised(name), items=compare_lists(before, after, str))


def _route(route: dict) -> str:
    """`/bees (prefix) to /wasps`, and whatever else it says."""
    rest = {name: value for name, value in route.items() if name not in ("path", "type", "destination")}
    more = [f"{name.replace('_', ' ')}: {text_of(value)}" for name, value in sorted(rest.items())]
    to = f" to {route['destination']}" if "destination" in route else ""
    return f"{route.get('path')} ({', '.join([str(route.get('type')), *more])}){to}"


def _named_texts(old: Any, new: Any, labels: dict[str, str]):
    sides = [{} if each is ABSENT else each for each in (old, new)]
    for name, label in labels.items():
        before, after = (text_of(side.get(name, ABSENT)) for side in sides)
        if before != after:
            yield Piece(label=label, runs=compare(before, after))


def _of_access(old: Any, new: Any, title_of: Titles):
    sides = [{} if each is ABSENT else each for each in (old, new)]
    for name in sorted({*sides[0], *sides[1]}):
        before, after = ([text_of(each) for each in _listed(side.get(name, []))] for side in sides)
        if before != after:
            shown = title_of if name == "organisations" else str
            yield Piece(label=humanised(name), items=compare_lists(before, after, shown))


def _listed(value: Any) -> list:
    return value if isinstance(value, list) else [value]


def _of_parts(key: str, old: list[dict], new: list[dict]):
    before, after = ({part["slug"]: _ordered(part) for part in side} for side in (old, new))
    titles = {slug: _title(part) for slug, part in (before | after).items()}
    moves = {item.text: item.note for item in compare_lists(list(before), list(after), str) if item.note}
    for slug in [*after, *(slug for slug in before if slug not in after)]:
        sides = before.get(slug, ABSENT), after.get(slug, ABSENT)
        note = "added" if sides[0] is ABSENT else "removed" if sides[1] is ABSENT else moves.get(slug)
        changed = canonical(sides[0]) != canonical(sides[1])
        if note or changed:
            own = f"{key}/{slug}" if changed and key.startswith(DETAILS) else None
            yield Piece(label=f"‘{titles[slug]}’", note=note, pieces=list(_of_values(*sides)), key=own)


def _ordered(part: dict) -> dict:
    """Its title before its slug before its texts."""
    return dict(sorted(part.items(), key=lambda each: ({"title": 0, "slug": 1}.get(each[0], 2), each[0])))


def _title(part: dict) -> str:
    return part["title"] if isinstance(part.get("title"), str) and part["title"] else part["slug"]


def _of_values(old: Any, new: Any):
    for path, before, after in leaves(old, new):
        yield Piece(label=humanised(", ".join(path)) or None, runs=compare(before, after))
