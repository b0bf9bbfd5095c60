"""Bringing a target into line with the log: the one way out."""

import logging
import time
from uuid import uuid4

import structlog
from redis import RedisError

from domain import accounts, answers, bell, presence, working_copies
from domain.downstream import drift, items
from domain.downstream.targets import DEPENDENCIES, DRAFT, LIVE, MESSAGE_QUEUE, SEARCH
from jobs import stopping, turns, watching
from jobs.attempts import Attempt, attempt
from jobs.bell import key_of
from jobs.context import context
from jobs.targets import content_store, dependencies, message_queue, search

logger = logging.getLogger(__name__)

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


def reconcile(target: str, request_id: str | None = None) -> int:
    """Deliver what is owed to `target` until nothing is left that can be; returns how many items were delivered.

    `request_id` is the request that rang for it, if one did: it goes into the logs, here and at the target.
    """
    with structlog.contextvars.bound_contextvars(request_id=request_id or str(uuid4()), target=target):
        _heard(target)
        with turns.turn(target) as granted:
            return _reconcile(target) if granted else 0


def _reconcile(target: str) -> int:
    delivered, deadline = 0, time.monotonic() + TURN_SECONDS
    while not stopping.asked() and (owed := items.take(target, turns.batch(target))):
        made = _deliver(target, owed)
        delivered += len(owed) - len(made.refused) - len(made.unreached)
        if made.unreached:
            # The others go on; this target is tried again by the next sweep.
            break
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
    accounts.forget_old()
    drift.forget_old()


def _deliver(target: str, owed: list[items.Owed]) -> Attempt:
    """Attempt a batch and record how it went; if this process has to end meanwhile, others may have it at once."""
    started = time.monotonic()
    try:
        made = attempt(target, owed, DELIVER[target])
    except BaseException:
        items.give_back(target, owed)
        raise
    turns.took(target, time.monotonic() - started)
    _record(target, owed, made)
    watching.delivered(target, owed, made, time.monotonic() - started)
    return made


def _record(target: str, owed: list[items.Owed], made: Attempt) -> None:
    done = [item for item in owed if item.key not in made.refused and item.key not in made.unreached]
    items.settle(target, done)
    for item in owed:
        if item.key in made.refused:
            items.fail(target, item, made.refused[item.key])
        elif item.key in made.unreached:
            items.miss(target, item, made.unreached[item.key])
    if any(item.attempts > 1 for item in done):
        items.resume(target)


def _heard(target: str) -> None:
    """From here on a ring means something new."""
    try:
        context().redis.delete(key_of(target))
    except RedisError as error:
        logger.warning("the bell cannot be reset: %s", error)
