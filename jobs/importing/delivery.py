"""Waiting until what was imported has reached the live content store."""

import time
from collections.abc import Callable, Iterable, Iterator

from redis import Redis, RedisError
from rq import Worker

from domain.downstream.items import Status, status_of
from domain.downstream.targets import DEPENDENCIES, LIVE
from jobs.queues import NAMES

#: It is given up when nothing has arrived for so long; the less when no worker is known. There may be one all the same,
#: since whoever empties Redis empties the list of workers, so what arrives counts more than what is listed.
PATIENCE_SECONDS = 60
IMPATIENCE_SECONDS = 6
#: After so many attempts a failure is not a hiccup.
ATTEMPTS = 3
POLL_SECONDS = 0.3

Progress = Callable[[Iterable, str, int], Iterable]


def wait(base_paths: list[str], content_ids: list[str], redis_url: str, progress: Progress) -> None:
    """Wait until the live content store has these paths and everything that shows them has been told."""
    if owed := _owed(base_paths, content_ids):
        patience = PATIENCE_SECONDS if _workers(redis_url) else IMPATIENCE_SECONDS
        arrivals = _arrivals(base_paths, content_ids, patience)
        for _ in progress(arrivals, "Waiting for the live content store", len(owed)):
            pass


def undelivered(base_paths: list[str]) -> dict[str, Status]:
    """Those of the paths that the live content store does not have yet as they should be."""
    return {status.key: status for status in _owed(base_paths, [])}


def _workers(redis_url: str) -> bool:
    try:
        workers = Worker.all(connection=Redis.from_url(redis_url, socket_timeout=2))
    except RedisError:
        return False
    return any(set(worker.queue_names()) & set(NAMES) for worker in workers)


def _arrivals(base_paths: list[str], content_ids: list[str], patience: float) -> Iterator[None]:
    """One element for each item that arrives, until all have, or it is hopeless."""
    left = len(_owed(base_paths, content_ids))
    deadline = time.monotonic() + patience
    while left and time.monotonic() < deadline:
        time.sleep(POLL_SECONDS)
        owed = _owed(base_paths, content_ids)
        if len(owed) < left:
            yield from [None] * (left - len(owed))
            left, deadline = len(owed), time.monotonic() + PATIENCE_SECONDS
        if owed and all(status.last_error and status.attempts >= ATTEMPTS for status in owed):
            return


def _owed(base_paths: list[str], content_ids: list[str]) -> list[Status]:
    statuses = status_of([*base_paths, *content_ids])
    return [each for each in statuses if each.target in (LIVE, DEPENDENCIES) and each.state != "delivered"]
