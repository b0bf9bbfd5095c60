"""What shows a changed document must be sent again as well: its dependants' items are marked, in the low lane."""

from domain import bell
from domain.downstream import items
from domain.downstream.dependants import dependent_paths
from domain.downstream.wanted import TARGET_OF


def deliver(owed: list[items.Owed]) -> dict[str, str]:
    """Mark the items of all content that shows one of these changes, at the position of the last of them."""
    position = max(item.wanted for item in owed)
    for content_store, paths in dependent_paths([item.key for item in owed]):
        target = TARGET_OF[content_store]
        items.want([(target, path) for path in paths], position, items.LANES["low"])
        bell.ring({target})
    return {}
