"""Bringing a target into line with the log: the one way out."""

import logging
import time

from redis import RedisError

from domain import answers, bell, presence, working_copies
from domain.downstream import drift, items
from domain.downstream.targets import DEPENDENCIES, DRAFT, LIVE, MESSAGE_QUEUE, SEARCH
from jobs.bell import key_of
from jobs.context import context
from jobs.targets import content_store, dependencies, message_queue, search

logger = logging.getLogger(__name__)

BATCH = 100
#: A job ends well before its time-out and rings again, so that others get their turn.
TURN_SECONDS = 20
#: What brings a batch of items into line; returns why for each item that could not be.
DELIVER = {
    LIVE: content_store.deliver_live,
    DRAFT: content_store.deliver_draft,
    SEARCH: search.deliver,
    DEPENDENCIES: dependencies.deliver,
    MESSAGE_QUEUE: message_queue.deliver,
}
Errors = dict[str, str]


def reconcile(target: str) -> int:
    """Deliver what is owed to `target` until nothing is left that can be; returns how many items were delivered."""
    _heard(target)
    delivered, deadline = 0, time.monotonic() + TURN_SECONDS
    while owed := items.take(target, BATCH):
        errors = _deliver(target, owed)
        items.settle(target, [item for item in owed if item.key not in errors])
        for item in owed:
            if item.key in errors:
                items.fail(target, item, errors[item.key])
        delivered += len(owed) - len(errors)
        if time.monotonic() > deadline:
            bell.ring({target})
            break
    return delivered


def sweep() -> None:
    """Reconcile every target that something is owed to: what a lost ring, a dead worker or a failure left behind."""
    for target in items.targets_owed():
        reconcile(target)


def tidy() -> None:
    """Forget what is kept only for a while."""
    answers.forget_old()
    working_copies.forget_old()
    presence.forget_old()
    drift.forget_old()


def _deliver(target: str, owed: list[items.Owed]) -> Errors:
    try:
        return DELIVER[target](owed)
    except Exception as error:
        logger.warning("%s: %s items not delivered: %s", target, len(owed), error)
        return {item.key: f"{type(error).__name__}: {error}" for item in owed}


def _heard(target: str) -> None:
    """From here on a ring means something new."""
    try:
        context().redis.delete(key_of(target))
    except RedisError as error:
        logger.warning("the bell cannot be reset: %s", error)
