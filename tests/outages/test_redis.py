"""Redis stopped: publishing goes on, and so does delivery; afterwards everything is as before."""

import time

from redis import RedisError

from jobs import seen
from jobs.connections import redis_at
from jobs.servers.redis import Redis
from tests.examples import new_id
from tests.stack import until

from .conftest import live


def workers_seen(stack) -> int:
    try:
        return len(seen.seconds_ago(redis_at(stack.settings.redis_url), "worker"))
    except RedisError:
        return 0


def test_publishing_and_delivery_go_on_without_it(stack, publisher):
    redis = Redis(stack.settings.data / "redis")
    redis.stop()
    started = time.monotonic()
    assert publisher.publish(new_id(), "/bees").status == 200
    assert time.monotonic() - started < 4
    until(lambda: live(stack, "/bees") == 200, what="delivery without Redis")
    assert stack.http.request("GET", f"{stack.url}/sign-in").status == 200
    assert stack.http.request("GET", f"{stack.url}/healthcheck/ready").status == 503
    redis.start()
    until(lambda: workers_seen(stack) == 2, what="both workers coming back")
    until(lambda: stack.http.request("GET", f"{stack.url}/healthcheck/ready").status == 200)
    assert publisher.publish(new_id(), "/wasps").status == 200
    until(lambda: live(stack, "/wasps") == 200)
    assert all(process.poll() is None for process in stack.processes.values())


def test_a_worker_and_a_scheduler_end_in_order_without_it(stack):
    redis = Redis(stack.settings.data / "redis")
    redis.stop()
    try:
        for name in ("worker", "scheduler"):
            stack.halt(name)
            assert stack.processes[name].returncode == 0
    finally:
        redis.start()
