"""The targets by name, and which of those that are a matter of choice are in use."""

DRAFT, LIVE, DEPENDENCIES = "draft-content-store", "live-content-store", "dependencies"
MESSAGE_QUEUE = "message-queue"
TARGET_OF = {"draft": DRAFT, "live": LIVE}

_in_use: set[str] = set()


def use_message_queue(wanted: bool) -> None:
    """Whether items of the message queue are marked from now on: where there is none, nobody would take them."""
    _in_use.clear()
    _in_use.update({MESSAGE_QUEUE} if wanted else ())


def is_in_use(target: str) -> bool:
    """Whether items of a target that is a matter of choice are marked."""
    return target in _in_use
