"""Who works: workers and schedulers leave a sign of life in Redis, which is how others know of them."""

import os
import socket
import time

from redis import Redis, RedisError

#: A job ends within 60 seconds; a worker that was seen longer ago than this hangs, or is gone.
LATELY_SECONDS = 90
_KEY = "annals:seen:{kind}:{name}"


def say(redis: Redis, kind: str) -> None:
    """Leave a sign of life of this process, a `worker` or `scheduler`."""
    name = f"{socket.gethostname()}:{os.getpid()}"
    try:
        redis.set(_KEY.format(kind=kind, name=name), time.time(), ex=2 * LATELY_SECONDS)
    except RedisError:
        return


def forget(redis: Redis, kind: str) -> None:
    """Take the sign back: this process ends."""
    try:
        redis.delete(_KEY.format(kind=kind, name=f"{socket.gethostname()}:{os.getpid()}"))
    except RedisError:
        return


def seconds_ago(redis: Redis, kind: str) -> list[float]:
    """How long ago each process of this kind was seen, the latest first. Raises RedisError."""
    keys = list(redis.scan_iter(_KEY.format(kind=kind, name="*"), count=1000))
    times = [float(value) for value in (redis.mget(keys) if keys else []) if value]
    return sorted(max(0.0, time.time() - each) for each in times)
