"""Two people's changes of one form put together, field by field. Pure.

Sides are values of a form by field name: `base` is what both started from, `mine` what was typed, `theirs` what others
have saved meanwhile.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from merge3 import Merge3

from domain.comparison.words import aligned
from domain.editing import Values, normalised
from domain.widgets import Field, Value

Kept = Literal["mine", "theirs", "both"]
#: Line ends, the space between sentences, and sentences: what two people can change beside each other.
_PIECES = re.compile(r"\n+|[^\S\n]+(?=\S)|(?:[^\n.!?]|[.!?](?=[^\s)\"'’”]))*(?:[.!?]+[)\"'’”]*|(?=\n|\Z)|[^\n])")
TEXTS = ("text", "textarea", "markdown")


@dataclass(frozen=True)
class Merge:
    """`values` are those of every field; what both changed in another way, `conflicts`, has in them what was typed.

    `kept` says of each field that others changed what became of that: theirs was taken, or is merged with mine; where
    both changed the same thing it is mine until somebody has chosen.
    """

    values: Values
    kept: dict[str, Kept]
    conflicts: tuple[str, ...] = ()


def merge(base: Values, mine: Values, theirs: Values, fields: Iterable[Field]) -> Merge:
    """Both changes in one. Whatever only one side changed is as that side has it."""
    values, kept, conflicts = {}, {}, []
    for field in fields:
        sides = [normalised(field, side[field.name]) for side in (base, mine, theirs)]
        value, agreed = merged(field, *sides)
        values[field.name] = value
        if sides[0] != sides[2] and sides[1] != sides[2]:
            kept[field.name] = "mine" if not agreed else "theirs" if value == sides[2] else "both"
        conflicts += [] if agreed else [field.name]
    return Merge(values, kept, tuple(conflicts))


def merged(field: Field, base: Value, mine: Value, theirs: Value) -> tuple[Value, bool]:
    """One value of both, and whether that is all that either wanted; if not it is mine where both changed the same.

    Of parts that is each by itself; of other fields the whole.
    """
    if mine == theirs or theirs == base:
        return mine, True
    if mine == base:
        return theirs, True
    if field.fields:
        return _records(field, base, mine, theirs)
    if field.widget in TEXTS:
        text = merged_text(base, mine, theirs)
    elif field.widget == "links" and field.many:
        text = merged_list(base, mine, theirs)
    else:
        text = None
    return (mine, False) if text is None else (text, True)


def merged_text(base: str, mine: str, theirs: str) -> str | None:
    """The text with both changes; None where they touch the same sentence."""
    pieces = _merged([list(filter(None, _PIECES.findall(text))) for text in (base, mine, theirs)])
    return None if pieces is None else "".join(pieces)


def merged_list(base: list[str], mine: list[str], theirs: list[str]) -> list[str] | None:
    """The list with what both added and without what either removed; None if both moved what was there otherwise."""
    stays = [each for each in base if each in mine and each in theirs]
    orders = [[each for each in side if each in stays] for side in (base, mine, theirs)]
    order = orders[1] if orders[2] == orders[0] else orders[2] if orders[1] in (orders[0], orders[2]) else None
    if order is None:
        return None
    lead, other = (mine, theirs) if orders[1] == order else (theirs, mine)
    removed = {each for each in base if each not in stays}
    found = [each for each in lead if each not in removed]
    return found + [each for each in other if each not in found and each not in removed]


def _merged(sides: list[list[str]]) -> list[str] | None:
    found: list[str] = []
    for group in Merge3(*sides, sequence_matcher=_Matcher).merge_groups():
        if group[0] == "conflict":
            return None
        found += group[1]
    return found


class _Matcher:
    """What merge3 asks of difflib, which takes minutes for long texts."""

    def __init__(self, isjunk: Callable | None, a: list[str], b: list[str]):
        self._a, self._b = a, b

    def get_matching_blocks(self) -> list[tuple[int, int, int]]:
        """Where both are the same: from, from, how many; at the end of both nothing."""
        found = [(a, c, b - a) for same, a, b, c, _ in aligned(self._a, self._b) if same and b > a]
        return [*found, (len(self._a), len(self._b), 0)]


def _records(field: Field, base: list[dict], mine: list[dict], theirs: list[dict]) -> tuple[list[dict], bool]:
    """Records that are told apart by their slugs, such as parts, one by one; others only as a whole list."""
    slug = next((sub.name for sub in field.fields if sub.widget == "slug"), None)
    sides = [{record[slug]: record for record in side} for side in (base, mine, theirs)] if slug else []
    if not sides or any(len(side) != len(all_) for side, all_ in zip(sides, (base, mine, theirs), strict=True)):
        return mine, False
    order = merged_list(*map(list, sides))
    gone = [each for each in sides[0] if not (each in sides[1] and each in sides[2])]
    if order is None or any(side[each] != sides[0][each] for side in sides[1:] for each in gone if each in side):
        return mine, False
    found = [_record(field, *(side.get(each) for side in sides)) for each in order]
    return [record for record, _ in found], all(agreed for _, agreed in found)


def _record(field: Field, base: dict | None, mine: dict | None, theirs: dict | None) -> tuple[dict, bool]:
    if mine is None or theirs is None or mine == theirs:
        return mine or theirs, True
    if base is None:
        return mine, False
    pairs = {sub.name: merged(sub, *(side[sub.name] for side in (base, mine, theirs))) for sub in field.fields}
    return {name: value for name, (value, _) in pairs.items()}, all(agreed for _, agreed in pairs.values())
