"""Privilege escalation: no field that somebody adds to a form makes them more, or somebody else, than they are."""

import pytest

from domain import log
from domain.accounts import create_account
from tests.webapp.pages.conftest import BEES_PATH, OPERATOR
from tests.webapp.pages.visitor import PASSWORD

from .walking import NOBODY, address, rules

ADDED = {
    "role": "administrator",
    "account_id": NOBODY,
    "actor": NOBODY,
    "by": NOBODY,
    "person": NOBODY,
    "trigger": "command line",
    "application": "annals",
    "at": "2001-01-01T00:00:00.000000Z",
    "organisations": NOBODY,
    "access_limited": "",
    "authors": "",
    "is_admin": "true",
}
ACCOUNTS = "SELECT account_id::text, role, organisations FROM accounts ORDER BY 1"


@pytest.mark.parametrize("role", ["reader", "editor", "publisher", "auditor"])
def test_no_form_makes_anybody_more_than_they_are(person, app, db, bees, token, role):
    somebody = create_account("sam@example.org", "Sam Other", "editor", PASSWORD, OPERATOR)
    visitor = person("Mallory Mean", role)
    before, head = db.execute_sql(ACCOUNTS).fetchall(), log.head()[0]
    me = next(id_ for id_, *_ in before if id_ != somebody.account_id)
    for method, rule in rules(app, "POST", "PUT", of="pages."):
        if rule.endpoint not in ("pages.end_session", "pages.start_session", "pages.end_other_sessions"):
            data = ADDED | {"title": "Mine", "name": "Mine", "csrf_token": token(visitor)}
            here = address(app, rule, account_id=somebody.account_id)
            assert visitor.client.open(here, method=method, data=data).status_code < 500, rule
    assert db.execute_sql(ACCOUNTS).fetchall() == before
    assert {(each.actor, each.trigger) for each in log.read(head)} <= {(me, "person")}


def test_whoever_saves_is_who_signed_in(publisher, bees, db):
    form = publisher.get(BEES_PATH).form("Save draft")
    head = log.head()[0]
    publisher.client.post(form.action, data=form.fields | ADDED | {"title": "Wasps"})
    [saved] = [each for each in log.read(head) if each.type == "DraftSaved"]
    assert saved.actor not in (NOBODY, None)
    assert saved.trigger == "person"
    assert not str(saved.recorded_at).startswith("2001")
    assert saved.payload["content"].get("access_limited") is None


@pytest.mark.parametrize("name", ["X-Govuk-Authenticated-User", "X-Forwarded-User", "Authorization", "X-Role"])
def test_no_header_makes_anybody_somebody(client, db, name):
    admin = create_account("annie@example.org", "Annie Admin", "administrator", PASSWORD, OPERATOR)
    for value in (admin.account_id, "annie@example.org", "administrator", f"Bearer {admin.account_id}"):
        assert client.get("/system", headers={name: value}).status_code == 303


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_no_method_that_is_taken_for_harmless_changes_anything(editor, app, bees, db, method):
    head = log.head()[0]
    for _, rule in rules(app, "POST", "PUT", of="pages."):
        headers = {"X-HTTP-Method-Override": "POST", "X-HTTP-Method": "POST", "X-Method-Override": "POST"}
        query = {"_method": "POST", "title": "Mine"}
        editor.client.open(address(app, rule), method=method, headers=headers, query_string=query)
    assert log.head()[0] == head
