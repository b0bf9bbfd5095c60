"""One attempt at a batch: what the target refuses is told apart from what never reached it.

A batch that a target cannot take is halved until what is wrong with it stands alone, so that the rest gets through.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pika
import urllib3
from peewee import InterfaceError, OperationalError

from domain.downstream.items import Owed

logger = logging.getLogger(__name__)

#: After this long a batch is not taken apart any further.
PATIENCE_SECONDS = 5
#: Nobody is there: nothing is wrong with any item.
GONE = (urllib3.exceptions.HTTPError, pika.exceptions.AMQPError, OperationalError, InterfaceError, OSError)
Errors = dict[str, str]


@dataclass
class Attempt:
    """Why items were refused, and why others were not even looked at, by key."""

    refused: Errors = field(default_factory=dict)
    unreached: Errors = field(default_factory=dict)


def attempt(target: str, owed: list[Owed], deliver: Callable[[list[Owed]], Errors]) -> Attempt:
    """Deliver `owed`, in halves where it cannot be done at once."""
    made, deadline = Attempt(), time.monotonic() + PATIENCE_SECONDS
    parts = [owed]
    while parts:
        part = parts.pop(0)
        try:
            made.refused |= deliver(part)
        except Exception as error:
            late = isinstance(error, GONE) or time.monotonic() > deadline
            if late or len(part) == 1:
                _say(target, part, error)
                made.unreached |= {item.key: f"{type(error).__name__}: {error}" for item in part}
            else:
                parts = [part[: len(part) // 2], part[len(part) // 2 :], *parts]
            if isinstance(error, GONE):
                made.unreached |= {item.key: f"{type(error).__name__}: {error}" for each in parts for item in each}
                break
    return made


def _say(target: str, part: list[Owed], error: Exception) -> None:
    known = isinstance(error, GONE) or type(error).__name__ == "NotReached"
    logger.warning(
        "%s: %s items not delivered: %s", target, len(part), error, exc_info=None if known else error, stacklevel=2
    )
