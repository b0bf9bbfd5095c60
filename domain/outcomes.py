"""What became of each command, also of those that were refused: told to whoever listens, such as logs and metrics."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from domain.errors import Conflict, NotFound, Refusal


@dataclass(frozen=True)
class Outcome:
    """A command's kind, who gave it, what became of it, the position it led to (if any), and how long it took."""

    kind: str
    actor: Any
    result: str
    position: int | None
    seconds: float
    reason: str | None = None


RESULTS = ("done", "nothing to do", "rejected", "conflict", "not found", "failed")
_listeners: list[Callable[[Outcome], None]] = []


def listen(listener: Callable[[Outcome], None]) -> None:
    """From now on tell `listener` what becomes of commands."""
    _listeners[:] = [listener]


def told(handle: Callable) -> Callable:
    """`handle`, telling how each command ended."""

    @wraps(handle)
    def telling(command, actor, *more, **named):
        started = time.monotonic()

        def tell(result: str, position: int | None = None, reason: str | None = None) -> None:
            for listener in _listeners:
                listener(Outcome(type(command).__name__, actor, result, position, time.monotonic() - started, reason))

        try:
            receipt = handle(command, actor, *more, **named)
        except Exception as error:
            tell(_result(error), reason=getattr(error, "reason", None) or type(error).__name__)
            raise
        tell("nothing to do" if receipt.position is None else "done", receipt.position)
        return receipt

    return telling


def _result(error: Exception) -> str:
    match error:
        case NotFound():
            return "not found"
        case Conflict():
            return "conflict"
        case Refusal():
            return "rejected"
    return "failed"
