"""Session fixation: the cookie that somebody could have planted, or kept, is worth nothing after signing in or out."""

import pytest

from tests.webapp.pages.visitor import PASSWORD, Visitor


def cookie(visitor) -> str:
    return visitor.client.get_cookie("annals").value


def with_cookie(app, value: str) -> Visitor:
    """Somebody who has got hold of a cookie."""
    attacker = Visitor(app.test_client())
    attacker.client.set_cookie("annals", value)
    return attacker


@pytest.fixture
def planted(app):
    """The attacker's own cookie, from before anybody signed in."""
    attacker = Visitor(app.test_client())
    attacker.get("/sign-in")
    return cookie(attacker)


def test_a_cookie_from_before_signing_in_does_not_come_along(app, editor, planted):
    victim = with_cookie(app, planted)
    assert victim.sign_in("ada@example.org").heading == "Documents"
    assert cookie(victim) != planted
    assert with_cookie(app, planted).get("/").heading == "Sign in"


def test_nor_does_the_token_of_its_forms(app, editor, planted):
    attacker = with_cookie(app, planted)
    token = attacker.get("/sign-in").form("Sign in").fields["csrf_token"]
    victim = with_cookie(app, planted)
    victim.sign_in("ada@example.org")
    assert victim.client.post("/saved-filters", data={"csrf_token": token, "name": "Theirs"}).status_code == 400


def test_a_cookie_from_before_signing_out_lets_nobody_in(app, editor):
    kept = cookie(editor)
    assert with_cookie(app, kept).get("/").heading == "Documents"
    editor.send(editor.get("/"), "Sign out")
    assert with_cookie(app, kept).get("/").heading == "Sign in"


def test_signing_in_over_another_session_ends_up_as_the_one_who_signed_in(app, editor, person):
    other = person("Grace Hopper", "auditor")
    visitor = with_cookie(app, cookie(other))
    visitor.send(visitor.get("/"), "Sign out")
    assert "Ada Lovelace" in visitor.sign_in("ada@example.org", PASSWORD).text


@pytest.mark.parametrize("value", ["", "x", "eyJhY2NvdW50X2lkIjoiMSJ9.aaaa.bbbb", "a" * 4000, "..", "%00"])
def test_a_made_up_cookie_is_nobodys(app, editor, value):
    assert with_cookie(app, value).get("/").heading == "Sign in"
