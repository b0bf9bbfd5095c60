"""How many requests a token may send: honest headers, and nobody is kept out for want of Redis."""

import pytest

from domain import applications
from domain.access_log import find
from tests.conftest import free_port
from webapp.api import rates

from .conftest import SETUP


@pytest.fixture
def limit(app, servers, monkeypatch):
    """Sets how many requests there may be, in a window that does not end meanwhile."""
    monkeypatch.setattr(rates.time, "time", lambda: 1_000_000_000)

    def limited(most: int, redis_url: str = servers.redis_url) -> rates.Rates:
        monkeypatch.setitem(app.extensions, "rates", rates.Rates(redis_url, most))
        return app.extensions["rates"]

    return limited


@pytest.fixture
def get(client):
    def get(name: str = "publisher"):
        return client.get("/v2/schemas/answer", headers={"Authorization": f"Bearer {tokens[name]}"})

    tokens = {name: applications.register_application(name, [], SETUP) for name in ("publisher", "travel")}
    return get


def test_headers_say_how_many_are_left_and_who_sends_more_waits(limit, get):
    limit(2)
    answers = [get() for _ in range(4)]
    assert [each.status_code for each in answers] == [200, 200, 429, 429]
    assert [each.headers["RateLimit"] for each in answers] == [f'"minute";r={left};t=20' for left in (1, 0, 0, 0)]
    assert answers[0].headers["RateLimit-Policy"] == '"minute";q=2;w=60'
    assert answers[2].headers["Retry-After"] == "20" and "Retry-After" not in answers[0].headers
    assert answers[2].json["error"]["message"] == "This token may send 2 requests a minute; try again in 20 seconds"
    assert [each.what["reason"] for each in find()] == ["too_many_requests"]


def test_each_token_has_a_count_of_its_own_and_each_minute_another(limit, get, monkeypatch):
    limit(1)
    assert [get().status_code, get().status_code, get("travel").status_code] == [200, 429, 200]
    monkeypatch.setattr(rates.time, "time", lambda: 1_000_000_020)
    assert get().status_code == 200


def test_a_request_is_one_round_trip(limit, get, monkeypatch):
    sent = []
    redis = limit(5).redis
    pipeline = type(redis.pipeline())
    execute = pipeline.execute
    monkeypatch.setattr(pipeline, "execute", lambda self, *more: sent.append("pipeline") or execute(self, *more))
    monkeypatch.setattr(redis, "execute_command", lambda *words: sent.append(words))
    assert (get().status_code, sent) == (200, ["pipeline"])


def test_while_redis_is_away_nobody_is_kept_out(limit, get):
    limit(1, f"redis://127.0.0.1:{free_port()}")
    answers = [get() for _ in range(3)]
    assert [each.status_code for each in answers] == [200] * 3
    assert "RateLimit" not in answers[0].headers


def test_without_a_limit_nothing_is_counted(limit, get):
    assert limit(0).redis is None
    assert (get().status_code, "RateLimit" in get().headers) == (200, False)
