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
    made, deadline, parts = Attempt(), time.monotonic() + PATIENCE_SECONDS, [owed]
    while parts:
        part = parts.pop(0)
        try:
            made.refused |= deliver(part)
        except GONE as error:
            made.unreached |= _unreached(target, [item for each in (part, *parts) for item in each], error)
            break
        except Exception as error:
            middle = len(part) // 2
            if middle and time.monotonic() < deadline:
                parts = [part[:middle], part[middle:], *parts]
            else:
                made.unreached |= _unreached(target, part, error)
    return made


def _unreached(target: str, part: list[Owed], error: Exception) -> Errors:
    logger.warning("%s: %s items not delivered: %s: %s", target, len(part), type(error).__name__, error)
    return {item.key: f"{type(error).__name__}: {error}" for item in part}
