"""What shows a changed document must be sent again as well: its dependants' items are marked as wanted."""

from domain import bell
from domain.downstream import items
from domain.downstream.dependants import Change, dependants
from domain.downstream.hosts import host_updates
from domain.handle import handle


def deliver(owed: list[items.Owed]) -> dict[str, str]:
    """Mark the items of all content that shows one of these changes, at the position of the last of them."""
    position = max(item.wanted for item in owed)
    for found in dependants([item.key for item in owed]):
        items.want(list(found.items), position, items.LANES[found.lane])
        bell.ring({target for target, _ in found.items})
    for change in (Change.of_key(item.key) for item in owed):
        if change.published_as:
            _record(change)
    return {}


def _record(change: Change) -> None:
    for command, actor in host_updates(change):
        handle(command, actor)
