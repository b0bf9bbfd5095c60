"""What the tests of the web applications share."""

import pytest

from jobs import seen
from jobs.connections import redis_at


@pytest.fixture
def working(servers):
    """A worker and a scheduler that were seen a moment ago."""
    with redis_at(servers.redis_url) as redis:
        for kind in ("worker", "scheduler"):
            seen.say(redis, kind)
        yield
        redis.flushdb()
