"""The bell: where Redis is gone or hangs, nobody who publishes waits for it."""

import os
import signal
import time

import pytest

from jobs.bell import Bell
from jobs.connections import redis_at


@pytest.fixture
def hanging(servers):
    process = redis_at(servers.redis_url).info("server")["process_id"]
    os.kill(process, signal.SIGSTOP)
    yield
    os.kill(process, signal.SIGCONT)


def seconds(call) -> float:
    started = time.monotonic()
    call()
    return time.monotonic() - started


def test_a_redis_that_hangs_holds_up_one_for_two_seconds_and_the_next_not_at_all(servers, hanging):
    bell = Bell(servers.redis_url)
    assert seconds(lambda: bell.ring({"live-content-store", "draft-content-store"})) < 3
    assert seconds(lambda: bell.ring({"live-content-store"})) < 0.1


def test_a_redis_that_is_gone_holds_nobody_up():
    bell = Bell("redis://127.0.0.1:1")
    assert seconds(lambda: bell.ring({"live-content-store"})) < 0.5
