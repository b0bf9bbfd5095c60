"""What lists have in common, be they of records or of links: their items are removed and moved."""

import re
from collections.abc import Mapping

MOST = 500


def indexes(name: str, typed: Mapping[str, str]) -> list[int]:
    """The numbers of the items that a form has under `name`, in order: `links.people.0`, `details.parts.2.title`."""
    found = re.compile(rf"{re.escape(name)}\.([0-9]{{1,3}})(\..*)?")
    numbers = {int(match[1]) for each in typed if (match := found.fullmatch(each))}
    return sorted(numbers)[:MOST]


def rearranged(items: list, index: str, how: str) -> list:
    """The list with the item of that number removed, or moved `up` or `down`; itself where that cannot be."""
    at = int(index) if index.isdecimal() and len(index) < 4 else len(items)
    if at >= len(items):
        return items
    rest = items[:at] + items[at + 1 :]
    match how:
        case "remove":
            return rest
        case "up" | "down":
            to = at - 1 if how == "up" else at + 1
            return [*rest[:to], items[at], *rest[to:]] if 0 <= to < len(items) else items
    return items
