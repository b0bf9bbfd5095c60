"""What a worker process holds while it lives: its settings and its connections."""

from dataclasses import dataclass

import urllib3
from redis import Redis

from domain import bell, database, settings
from domain.downstream import targets
from domain.settings import Settings
from jobs.bell import Bell
from jobs.connections import redis_at


@dataclass
class Context:
    settings: Settings
    redis: Redis
    http: urllib3.PoolManager

    def redis_for_blocking(self) -> Redis:
        """A connection without a time-out, on which to wait for work."""
        return redis_at(self.settings.redis_url, seconds=None)


_context: Context | None = None


def start(given: Settings) -> Context:
    """Connect this process to the database, Redis and the targets that `given` names."""
    global _context
    database.connect(given.database_url)
    targets.use_message_queue(bool(given.amqp_url))
    ringing = Bell(given.redis_url)
    bell.listen(ringing.ring)
    http = urllib3.PoolManager(timeout=urllib3.Timeout(connect=2, read=10), retries=False)
    _context = Context(given, ringing.redis, http)
    return _context


def context() -> Context:
    """This process's context, made from the environment on first use."""
    return _context or start(settings.load())
