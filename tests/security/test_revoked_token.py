"""A token that was revoked or has expired lets nobody in any more, in no process, not even one that is listening."""

from datetime import timedelta

import pytest

import webapp
from domain import applications, clock
from domain.access_log import find
from domain.log import Actor
from webapp.api import feed

OPERATOR = Actor(person=None, application="tests", trigger="command line", request_id="r-0")


@pytest.fixture
def publisher(db):
    return applications.register("publisher", [], OPERATOR)


def issue(publisher: str) -> str:
    later = clock.now() + timedelta(days=1)
    return applications.issue_token(publisher, "Reads", ["read", "feed"], later, OPERATOR)


def revoke(publisher: str, token: str) -> None:
    applications.revoke_token(publisher, applications.pass_of(token).token_id, OPERATOR)


def expire(publisher: str, token: str) -> None:
    from domain.database import db

    db.execute_sql("UPDATE tokens SET expires_at = now() - interval '1 second'")


@pytest.mark.parametrize(("end", "said"), [(revoke, "has been revoked"), (expire, "has expired")])
def test_it_stops_working_at_once_in_every_process(app, servers, publisher, end, said):
    token = issue(publisher)
    clients = [app.test_client(), webapp.create_app(servers).test_client()]
    headers = {"Authorization": f"Bearer {token}"}
    assert [each.get("/v2/content", headers=headers).status_code for each in clients] == [200, 200]
    end(publisher, token)
    for client in clients:
        response = client.get("/v2/content", headers=headers)
        assert (response.status_code, said in response.json["message"]) == (401, True)
        assert response.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'
    assert find()[0].application == publisher
    assert find()[0].what["reason"] == "invalid_token"


def test_whoever_listens_to_the_log_hears_no_more(app, publisher):
    token = issue(publisher)
    headers = {"Authorization": f"Bearer {token}", "Accept": "text/event-stream"}
    response = app.test_client().get("/v2/events", headers=headers, buffered=False)
    heard = iter(response.response)
    assert b"retry" in next(heard)
    assert b"ApplicationRegistered" in next(heard)
    revoke(publisher, token)
    rest = b"".join(heard)
    assert b"TokenRevoked" not in rest


def test_whoever_waits_for_the_next_event_gets_none(app, publisher, monkeypatch):
    token = issue(publisher)
    monkeypatch.setattr(feed, "LOOK_AGAIN_SECONDS", 0)

    def revoked_and_more_happens() -> bool:
        applications.register("another", [], OPERATOR)
        return False

    monkeypatch.setattr(feed, "still_good", lambda: revoked_and_more_happens)
    headers = {"Authorization": f"Bearer {token}"}
    answer = app.test_client().get("/v2/events?after=2&wait=30", headers=headers)
    assert answer.json == {"events": [], "after": 2}
