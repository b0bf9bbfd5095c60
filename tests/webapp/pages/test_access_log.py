"""What people do at the desk that changes nothing, and is noted all the same."""

import pytest

from domain.access_log import find as noted
from domain.handle import handle
from tests.examples import new_id, save

from .conftest import BEES, BEES_PATH, OPERATOR
from .visitor import PASSWORD


def kinds() -> list[str]:
    return [entry.kind for entry in noted()][::-1]


def test_signing_in_and_out_are_noted(editor):
    editor.send(editor.get("/"), "Sign out")
    assert kinds() == ["signed-in", "signed-out"]
    assert {entry.performer for entry in noted()} == {f"person:{noted()[0].actor}"}
    assert {entry.address for entry in noted()} == {"127.0.0.1"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("nobody@example.org", {"email": "nobody@example.org"}), ("my secret password", {}), ("ada@example.org", {})],
)
def test_a_failed_sign_in_is_noted_without_what_may_be_a_password(visitor, editor, typed, kept):
    visitor.sign_in(typed, "wrong " + PASSWORD, status=422)
    entry = noted(limit=1)[0]
    assert (entry.kind, entry.what) == ("sign-in-failed", kept)
    assert (entry.actor is not None) == (typed == "ada@example.org")
    assert PASSWORD not in str(vars(entry))


def test_what_is_limited_is_noted_when_it_is_opened_and_when_it_is_asked_for(editor, auditor):
    handle(save(BEES, access_limited={"users": [new_id()]}), OPERATOR)
    auditor.get(BEES_PATH)
    auditor.part(f"{BEES_PATH}/whereabouts", 200)
    editor.get(BEES_PATH, status=404)
    opened, asked = noted(limit=2)[::-1]
    assert (opened.kind, asked.kind) == ("limited-draft-opened", "hidden-asked-for")
    assert (opened.content_id, asked.content_id, asked.locale) == (BEES, BEES, "en")
    assert opened.actor != asked.actor


def test_what_anybody_may_see_is_not_noted(editor, draft):
    editor.get(BEES_PATH)
    editor.get(f"/documents/{new_id()}/en", status=404)
    assert kinds() == ["signed-in"]


def test_a_refused_act_at_the_desk_is_noted_once(editor, bees):
    editor.client.post(
        f"{BEES_PATH}/draft/deletion", data={"csrf_token": editor.get("/").form("Sign out").fields["csrf_token"]}
    )
    assert kinds()[1:] == ["refused"]
