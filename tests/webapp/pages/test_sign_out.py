"""/sign-out"""


def test_signing_out_ends_the_session(editor):
    page = editor.send(editor.get("/"), "Sign out")
    assert page.heading == "Sign in"
    assert "You have signed out" in page.text
    assert editor.get("/timeline").heading == "Sign in"


def test_everybody_who_has_signed_in_can_sign_out(auditor):
    assert auditor.send(auditor.get("/"), "Sign out").heading == "Sign in"


def test_a_link_cannot_sign_anybody_out(editor):
    assert editor.client.get("/sign-out").status_code == 405
    assert editor.get("/").heading == "Documents"
