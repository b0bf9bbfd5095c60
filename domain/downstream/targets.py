"""The targets by name, and which of those that are a matter of choice are in use."""

from collections.abc import Iterable

DRAFT, LIVE, SEARCH = "draft-content-store", "live-content-store", "search"
DEPENDENCIES, MESSAGE_QUEUE = "dependencies", "message-queue"
#: The content stores' own targets.
TARGET_OF = {"draft": DRAFT, "live": LIVE}
#: The targets that follow what is at the paths of each content store: whatever has paths as keys.
FOLLOWING = {"draft": (DRAFT,), "live": (LIVE, SEARCH)}
BY_PATH = tuple(target for targets in FOLLOWING.values() for target in targets)

_in_use: set[str] = set()


def items_at(content_store: str, paths: Iterable[str]) -> set[tuple[str, str]]:
    """The items (target, key) of every target that follows what is at these paths of a content store."""
    return {(target, path) for path in paths for target in FOLLOWING[content_store]}


def use_message_queue(wanted: bool) -> None:
    """Whether items of the message queue are marked from now on: where there is none, nobody would take them."""
    _in_use.clear()
    _in_use.update({MESSAGE_QUEUE} if wanted else ())


def is_in_use(target: str) -> bool:
    """Whether items of a target that is a matter of choice are marked."""
    return target in _in_use
