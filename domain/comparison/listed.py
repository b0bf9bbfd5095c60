"""Two lists, item by item: what was added, removed and moved. Pure."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from domain.comparison.words import Kind, aligned


@dataclass(frozen=True)
class Item:
    """One entry as people read it; `note` says where it was before, if it has only moved."""

    kind: Kind
    text: str
    note: str | None = None


def compare_lists(old: list, new: list, shown: Callable[[str], str]) -> list[Item]:
    """Every entry of both lists, in order; one that is at another place among the others has only moved."""
    runs = list(aligned(old, new))
    gone = [each for same, a, b, _, _ in runs if not same for each in old[a:b]]
    come = [each for same, _, _, c, d in runs if not same for each in new[c:d]]
    left, arrived = Counter(gone), Counter(come)
    moved = {each for each in gone if left[each] == arrived[each] == 1}
    places = [{each: place for place, each in enumerate(side, 1)} for side in (old, new)]
    items = []
    for same, a, b, c, d in runs:
        if same:
            items += [Item("same", shown(each)) for each in new[c:d]]
            continue
        items += [Item("removed", shown(each)) for each in old[a:b] if each not in moved]
        items += [
            _moved(shown(each), *(side[each] for side in places)) if each in moved else Item("added", shown(each))
            for each in new[c:d]
        ]
    return items


def _moved(text: str, before: int, after: int) -> Item:
    return Item("same", text, f"moved from place {before} to {after}")
