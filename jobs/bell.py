"""Ringing for the workers, through Redis. Best effort: a ring that is lost costs a sweep's interval, never data."""

import logging
import time

from redis import RedisError
from rq import Queue

from jobs import logs
from jobs.connections import redis_at
from jobs.queues import QUEUES, options

logger = logging.getLogger(__name__)

#: A ring is heard once: until the worker comes, more rings for the same target are the same ring.
HEARD_FOR_SECONDS = 3
#: Where Redis hangs, only one in so many seconds waits for it.
DEAF_SECONDS = 5


class Bell:
    """Enqueues one reconciliation for each target that a command left something to do for."""

    def __init__(self, redis_url: str):
        self.redis, self._deaf_until = redis_at(redis_url), 0.0

    def ring(self, targets: set[str]) -> None:
        """Have each of `targets` reconciled soon, unless that is coming up already."""
        if time.monotonic() < self._deaf_until:
            return
        try:
            for target in sorted(targets):
                if self.redis.set(key_of(target), 1, nx=True, ex=HEARD_FOR_SECONDS):
                    Queue(QUEUES[target], connection=self.redis).enqueue(
                        "jobs.reconcile.reconcile", target, logs.request_id(), **options()
                    )
        except RedisError as error:
            self._deaf_until = time.monotonic() + DEAF_SECONDS
            logger.warning("the bell was not heard, the sweep will find what is owed: %s", error)


def key_of(target: str) -> str:
    return f"annals:rung:{target}"
