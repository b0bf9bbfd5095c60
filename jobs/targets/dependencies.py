"""What shows a changed document must be sent again as well: its dependants' items are marked, in the low lane."""

from collections import defaultdict

from domain import bell
from domain.downstream import items
from domain.downstream.dependants import dependants_of
from domain.downstream.wanted import paths_of_content


def deliver(owed: list[items.Owed]) -> dict[str, str]:
    """Mark the items of all content that shows one of these content_ids, at the position of the change."""
    by_position: dict[int, set[str]] = defaultdict(set)
    for item in owed:
        by_position[item.wanted].add(item.key)
    for position, changed in sorted(by_position.items()):
        if wanted := paths_of_content(*dependants_of(changed)):
            items.want(sorted(wanted), position, items.LANES["low"])
            bell.ring({target for target, _ in wanted})
    return {}
