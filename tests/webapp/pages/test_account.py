"""/account"""

from datetime import timedelta

import pytest

from domain import accounts, clock
from domain.access_log import find as noted

from .visitor import PASSWORD, Visitor

NEW_PASSWORD = "a ship in Maine"


@pytest.fixture
def elsewhere(app, editor):
    """Ada again, in another browser."""
    visitor = Visitor(app.test_client())
    visitor.sign_in("ada@example.org")
    return visitor


def change(visitor, present: str, new: str, status: int = 200):
    return visitor.send(visitor.get("/account"), "Change password", status, present=present, password=new)


def test_it_is_for_everybody_and_reached_by_ones_name(auditor):
    assert "/account" in auditor.get("/").links()
    page = auditor.get("/account")
    assert "rob@example.org" in page.text and "Auditor" in page.text


def test_changing_the_password_signs_out_everywhere_else(editor, elsewhere):
    page = change(editor, PASSWORD, NEW_PASSWORD)
    assert "Your password is changed" in page.text and page.heading == "Your account"
    assert elsewhere.get("/").heading == "Sign in"
    assert elsewhere.sign_in("ada@example.org", NEW_PASSWORD).heading == "Documents"


@pytest.mark.parametrize(
    ("present", "new", "says"),
    [
        ("wrong", NEW_PASSWORD, "The present password is wrong"),
        (PASSWORD, "short", "at least 12 characters"),
        (PASSWORD, PASSWORD, "choose another one"),
        (PASSWORD, "passwordpassword", "first that anybody would try"),
    ],
)
def test_what_is_wrong_is_said(editor, elsewhere, present, new, says):
    page = change(editor, present, new, 422)
    assert says in page.text and page.inside("title").startswith("Error: ")
    assert elsewhere.get("/").heading == "Documents"
    assert PASSWORD not in page.text


def test_the_present_password_cannot_be_guessed_quickly(editor):
    for _ in range(4):
        change(editor, "wrong", NEW_PASSWORD, 422)
    assert "Wait 1 second" in change(editor, PASSWORD, NEW_PASSWORD, 429).text
    assert editor.response.headers["Retry-After"] == "1"
    assert [each.kind for each in noted(limit=4)] == ["password-wrong"] * 4


def test_one_session_is_ended(editor, elsewhere):
    page = editor.get("/account")
    [ending] = [form for form in page.forms if any("End the session" in action for action in form.actions)]
    assert "The session has ended" in editor.send(page, next(iter(ending.actions))).text
    assert elsewhere.get("/").heading == "Sign in"
    assert editor.get("/").heading == "Documents"


def test_nobody_ends_the_session_of_somebody_else(editor, auditor, app):
    page = editor.get("/account")
    [session] = accounts.sessions.sessions_of(auditor.account_id, timedelta(hours=1))
    token = page.form("Change password").fields["csrf_token"]
    path = f"/account/sessions/{session.session_id}/end"
    assert editor.client.post(path, data={"csrf_token": token}).status_code == 404
    assert auditor.get("/").heading == "Documents"


def test_all_others_are_ended(editor, elsewhere):
    assert "signed out everywhere else" in editor.send(editor.get("/account"), "Sign out everywhere else").text
    assert elsewhere.get("/").heading == "Sign in"
    assert "Sign out everywhere else" not in editor.get("/account").text


def test_the_cookie_of_a_session_that_was_signed_out_is_worth_nothing(editor):
    stolen = editor.client.get_cookie("annals").value
    editor.send(editor.get("/"), "Sign out")
    editor.client.set_cookie("annals", stolen)
    assert editor.get("/").heading == "Sign in"


def test_signing_in_ends_the_session_that_the_browser_had_and_begins_another(editor, app):
    before = editor.client.get_cookie("annals").value
    token = editor.get("/account").form("Sign out").fields["csrf_token"]
    data = {"csrf_token": token, "email": "ada@example.org", "password": PASSWORD}
    assert editor.client.post("/sign-in", data=data).status_code == 303
    assert editor.get("/").heading == "Documents"
    thief = Visitor(app.test_client())
    thief.client.set_cookie("annals", before)
    assert thief.get("/").heading == "Sign in"


def test_a_session_ends_when_nothing_is_done_for_long_and_pages_that_ask_by_themselves_do_nothing(editor, monkeypatch):
    begun = clock.now()
    for minutes in (60, 11 * 60):
        monkeypatch.setattr(clock, "now", lambda at=minutes: begun + timedelta(minutes=at))
        editor.part("/timeline/newer?after=1", 204)
    monkeypatch.setattr(clock, "now", lambda: begun + timedelta(hours=12, seconds=1))
    assert editor.get("/").heading == "Sign in"


def test_a_request_takes_one_query_for_whoever_asks(editor, count_queries):
    with count_queries() as queries:
        editor.get("/keyboard")
    assert len([each for each in queries if "private.sessions" in each or "private.people" in each]) == 1
