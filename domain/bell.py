"""The bell: tells the workers that something is owed. Best effort; what is owed stands in PostgreSQL."""

from collections.abc import Callable

_listeners: list[Callable[[set[str]], None]] = []


def listen(listener: Callable[[set[str]], None]) -> None:
    """From now on call `listener` with the names of the targets for which a command made items wanted."""
    _listeners[:] = [listener]


def ring(targets: set[str]) -> None:
    for listener in _listeners if targets else ():
        listener(targets)
