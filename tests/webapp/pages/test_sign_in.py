"""/sign-in"""

import pytest

from .visitor import PASSWORD, Visitor


def test_signing_in_leads_to_the_documents_and_shows_who_one_is(editor):
    page = editor.get("/")
    assert page.heading == "Documents"
    assert "Ada Lovelace , editor" in page.text
    assert editor.get("/sign-in").heading == "Documents"


@pytest.mark.parametrize(
    ("email", "password"),
    [("ada@example.org", "wrong"), ("nobody@example.org", PASSWORD), ("", ""), ("a\0@example.org", PASSWORD)],
)
def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(visitor, editor, email, password):
    page = visitor.sign_in(email, password, status=422)
    assert page.inside("title") == "Error: Sign in - Annals"
    assert "The email address or the password is wrong" in page.text
    assert page.form("Sign in").fields["email"] == email.replace("\0", "")
    assert "password" not in page.form("Sign in").fields or page.form("Sign in").fields["password"] == ""


@pytest.mark.parametrize(
    "elsewhere",
    [
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "evil",
        "",
    ],
)
def test_the_way_on_stays_within_the_site(visitor, editor, elsewhere):
    page = visitor.get("/sign-in")
    page.form("Sign in").fields["next"] = elsewhere
    data = page.form("Sign in").fields | {"email": "ada@example.org", "password": PASSWORD}
    assert visitor.client.post("/sign-in", data=data).headers["Location"] == "/"


def test_the_session_is_a_new_one(visitor, editor):
    page = visitor.get("/sign-in")
    with visitor.client.session_transaction() as session:
        session["planted"] = "by somebody else"
        before = session["csrf_token"]
    visitor.send(page, "Sign in", email="ada@example.org", password=PASSWORD)
    with visitor.client.session_transaction() as session:
        assert "planted" not in session
        assert session.get("csrf_token") != before
        assert session.permanent


def test_the_cookie_is_kept_from_scripts_and_other_sites(visitor, editor):
    visitor.sign_in("ada@example.org")
    response = visitor.client.get("/")
    cookie = response.headers.get("Set-Cookie")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_browser_without_cookies_is_told_so(app, editor):
    with app.test_client(use_cookies=False) as client:
        form = {"csrf_token": "old", "email": "ada@example.org", "password": PASSWORD}
        response = client.post("/sign-in", data=form)
    assert response.status_code == 400
    assert "Allow cookies for this site" in response.text


def test_somebody_whose_account_is_gone_is_signed_in_no_more(editor, db):
    db.execute_sql("DELETE FROM private.people")
    assert editor.get("/").heading == "Sign in"


def test_failing_again_and_again_gets_slow_and_keeps_the_address(visitor, editor, app):
    for _ in range(4):
        visitor.sign_in("ada@example.org", "wrong", status=422)
    page = visitor.sign_in("ada@example.org", status=429)
    assert "too many failed attempts. Wait 1 second, then try again" in page.text
    assert visitor.response.headers["Retry-After"] == "1"
    assert page.form("Sign in").fields["email"] == "ada@example.org"
    elsewhere = Visitor(app.test_client())
    elsewhere.client.environ_base["REMOTE_ADDR"] = "198.51.100.7"
    assert elsewhere.sign_in("ada@example.org").heading == "Documents"


def test_it_gets_slow_in_the_same_way_for_an_address_that_is_nobodys(visitor, editor):
    answers = []
    for email in ("ada@example.org", "nobody@example.org"):
        for _ in range(4):
            visitor.sign_in(email, "wrong", status=422)
        answers.append(visitor.sign_in(email, "wrong", status=429).text.replace(email, ""))
    assert answers[0] == answers[1]
