"""Connections to Redis that give up soon: it may be gone, and nobody who publishes should notice."""

from redis import ConnectionError, Redis
from redis.backoff import NoBackoff
from redis.retry import Retry

#: By default redis-py tries ten times more, sleeping in between.
ONCE_MORE = Retry(NoBackoff(), 1, supported_errors=(ConnectionError,))


def redis_at(url: str, seconds: float | None = 2) -> Redis:
    """A client whose calls take `seconds` at most, or as long as they need for None."""
    return Redis.from_url(url, socket_timeout=seconds, socket_connect_timeout=2, retry=ONCE_MORE)
