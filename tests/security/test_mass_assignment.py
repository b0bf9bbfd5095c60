"""Mass assignment: what a client adds to a body of the JSON API is not taken for what only the platform says."""

import pytest

from domain import documents, log
from domain.applications import register_application
from domain.handle import handle
from tests.examples import body, new_id, save
from tests.webapp.pages.conftest import BEES, OPERATOR

ADDED = {
    "at": "2001-01-01T00:00:00.000000Z",
    "by": "8f1e2d3c-0000-4000-8000-000000000001",
    "trigger": "person",
    "actor": "somebody else",
    "application": "somebody else",
    "application_id": "8f1e2d3c-0000-4000-8000-000000000001",
    "person": "somebody else",
    "role": "administrator",
    "caused_by": 1,
    "expected_version": 999,
    "lane": 99,
    "state": "published",
    "user_facing_version": 77,
    "content_store": "live",
    "restored": {"position": 1},
    "merged": {"actors": ["somebody else"]},
    "unless_same": True,
    "without_review": "I say so",
    "content_id": "99999999-0000-4000-8000-000000000001",
    "id": 1,
    "stream": "account:1",
    "position": 1,
    "recorded_at": "2001-01-01T00:00:00.000000Z",
}


@pytest.fixture
def send(client):
    headers = {"Authorization": f"Bearer {register_application('tests', [], OPERATOR)}"}

    def sent(method, path, given, added=ADDED):
        return client.open(path, method=method, json=given | added, headers=headers)

    return sent


CALLS = [
    ("POST", f"/v2/content/{BEES}/publish", {}),
    ("PATCH", f"/v2/links/{BEES}", {"links": {"taxons": [new_id()]}}),
    ("POST", f"/v2/content/{BEES}/republish", {}),
    ("POST", f"/v2/content/{BEES}/unpublish", {"type": "gone"}),
    ("PUT", "/paths/wasps", {"publishing_app": "publisher"}),
]


def test_what_is_added_changes_nothing_of_who_did_what_when(db, send):
    handle(save(BEES), OPERATOR)
    for method, path, given in CALLS:
        head = log.head()[0]
        assert send(method, path, given).status_code == 200, path
        assert log.head()[0] > head or "republish" in path
        for recorded in log.read(head):
            assert (recorded.trigger, recorded.actor) == ("api", None), path
            assert recorded.application != "somebody else"
            assert not str(recorded.recorded_at).startswith("2001")
            assert recorded.content_id in (BEES, None), path
            assert "somebody else" not in str(recorded.payload), path


def test_a_draft_with_anything_that_it_cannot_have_is_refused(db, send):
    """Also a field at a time: whatever its schema lets through leaves a draft that is a draft, the first one."""
    assert send("PUT", f"/v2/content/{BEES}", body()).status_code == 422
    assert log.head()[0] == 1
    for name, value in ADDED.items():
        send("PUT", f"/v2/content/{BEES}", body(), {name: value})
    found = documents.find(BEES, "en")
    assert (found.states, found.live, found.draft.user_facing_version) == (["draft"], None, 1)
    assert {(each.content_id, each.actor) for each in log.read(1) if each.content_id} == {(BEES, None)}


def test_no_body_makes_an_account_or_changes_one(db, send, editor):
    before = db.execute_sql("SELECT account_id, role, organisations FROM accounts").fetchall()
    for method, path, given in CALLS:
        send(method, path, given | {"account": {"role": "administrator"}, "publishing_apps": []})
    assert db.execute_sql("SELECT account_id, role, organisations FROM accounts").fetchall() == before


def test_a_limited_application_widens_nothing_by_its_body(client, db):
    headers = {"Authorization": f"Bearer {register_application('travel', ['travel'], OPERATOR)}"}
    given = body(publishing_app="publisher") | {"publishing_apps": [], "application": "publisher"}
    assert client.put(f"/v2/content/{BEES}", json=given, headers=headers).status_code == 422
