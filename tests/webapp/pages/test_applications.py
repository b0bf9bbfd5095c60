"""/applications: a token is shown once, works, and is revoked; auditors look, others do not."""

import re

import pytest

from domain import applications, clock, log

from .conftest import OPERATOR


@pytest.fixture
def administrator(person):
    return person("Noor Haddad", "administrator")


@pytest.fixture
def publisher(db):
    return applications.register("publisher", [], OPERATOR)


def issue(visitor, application_id: str, status: int = 200, **typed):
    said = {"description": "On the test system", "scopes": "read"} | typed
    return visitor.send(visitor.get(f"/applications/{application_id}"), "Issue a token", status, **said)


def token_on(page) -> str:
    return re.search(r"annals_[\w-]{43}", page.text)[0]


def test_an_application_is_registered_and_gets_a_token_for_a_year(administrator):
    page = administrator.get("/applications/new")
    page = administrator.send(page, "Register", name="whitehall", publishing_apps="whitehall, publisher")
    assert "whitehall is registered" in page.text and "of whitehall, publisher only" in page.text
    page = administrator.send(page, "Issue a token", description="Everywhere", scopes="read")
    assert administrator.response.headers["Cache-Control"] == "no-store"
    found = applications.pass_of(token_on(page))
    assert found.application.publishing_apps == ["whitehall", "publisher"]
    assert (found.scopes, (found.expires_at - clock.now()).days) == (["read"], 364)


def test_a_token_never_expires_only_where_that_was_chosen(administrator, publisher):
    token = token_on(issue(administrator, publisher, life="never"))
    assert applications.pass_of(token).expires_at is None
    assert token not in administrator.get(f"/applications/{publisher}").html


def test_a_token_is_revoked_by_name(administrator, publisher):
    token = token_on(issue(administrator, publisher))
    page = administrator.get(f"/applications/{publisher}")
    assert "by Noor Haddad" in page.text
    page = administrator.send(page, "Revoke On the test system")
    assert "works nowhere any more" in page.text and "Revoked" in page.text
    assert applications.application_with(token) is None
    assert [each.type for each in log.read()][-1] == "TokenRevoked"


def test_what_was_typed_stays_where_a_token_cannot_be_issued(administrator, publisher):
    page = issue(administrator, publisher, 422, description=" ", life="never")
    assert "Say what the token is for" in page.text
    assert page.form("Issue a token").fields["life"] == "never"
    assert "token" not in applications.listed()[0][0].name and applications.listed()[0][1] == 0


def test_a_name_in_use_is_refused_with_a_sentence(administrator, publisher):
    page = administrator.send(administrator.get("/applications/new"), "Register", 409, name="publisher")
    assert "There is an application called publisher already" in page.text


def test_auditors_look_and_change_nothing(auditor, publisher):
    page = auditor.get(f"/applications/{publisher}")
    assert "Issue a token" not in page.text
    assert "publisher" in auditor.get("/applications").text
    auditor.get("/applications/new", 403)
    sent = {"csrf_token": page.form("Sign out").fields["csrf_token"], "description": "x", "scopes": "read"}
    assert auditor.client.post(f"/applications/{publisher}/tokens", data=sent).status_code == 403


def test_editors_do_not_see_them(editor, publisher):
    for path in ("/applications", f"/applications/{publisher}"):
        editor.get(path, 403)


def test_how_many_there_are_makes_no_difference(administrator, publisher, count_queries):
    applications.issue_token(publisher, "One", ["read"], None, OPERATOR)
    counts = []
    for name in ("a", "b", "c"):
        with count_queries() as counted:
            administrator.get("/applications")
            administrator.get(f"/applications/{publisher}")
        counts.append(len(counted))
        applications.register(name, [], OPERATOR)
        applications.issue_token(publisher, name, ["read"], None, OPERATOR)
    assert len(set(counts[1:])) == 1
