"""The system page: the answer, and who may do something about it."""

import pytest

from domain import runs
from domain.downstream import drift
from domain.downstream.drift import Difference, Held, Should


@pytest.fixture
def differing(db):
    drift.record(
        "search", None, [Difference("search", "/bees", "stale", Should("/bees", 9, "f"), Held("/bees", 8, "g"))]
    )


def test_what_nobody_has_verified_is_not_known(auditor):
    page = auditor.get("/system")
    assert "Nobody knows" in page.text
    assert "The projections has not been verified yet" in page.text


def test_drift_is_an_alarm_with_what_differs(differing, auditor):
    page = auditor.get("/system")
    assert "No: something is not as the log says." in page.text
    assert "1 item at search not as the log says" in page.text
    assert "/bees reflects position 8, but should reflect position 9" in page.text


def test_every_page_tells_of_an_alarm_as_long_as_there_is_one(db, editor):
    assert alarmed(editor) is False
    found = [Difference("search", "/bees", "stale", Should("/bees", 9, "f"), Held("/bees", 8, "g"))]
    drift.record("search", None, found)
    assert alarmed(editor) is True
    drift.record("search", None, [])
    assert alarmed(editor) is False
    runs.give_verdict("projections", False, "One row differs", ["editions: is missing"], 1, 7)
    assert alarmed(editor) is True


def alarmed(visitor) -> bool:
    return "annals-alarm" in visitor.get("/").html


def test_an_auditor_verifies_and_does_no_more(differing, auditor):
    page = auditor.get("/system")
    assert "Repair" not in page.text and "Rebuild the projections" not in page.text
    assert "has been asked for" in auditor.send(page, "Verify everything").text
    assert runs.latest()["verify"].options == {}
    refused = ask(auditor, page, "repair-search")
    assert (refused.status_code, "this needs administrator" in refused.text) == (403, True)


def ask(visitor, page, run: str):
    """Send what a button that is not there would send."""
    token = page.form("Sign out").fields["csrf_token"]
    return visitor.client.post("/system/runs", data={"csrf_token": token, "run": run})


def test_one_that_goes_on_shows_how_far_it_is_and_a_second_is_refused_in_words(auditor):
    auditor.send(auditor.get("/system"), "Verify everything")
    runs.tell(runs.take().id, "Verifying the log: 5 of 9 events")
    page = auditor.get("/system")
    assert "Verifying the log: 5 of 9 events" in page.text
    assert "There is a run of verify already" in auditor.send(page, "Verify everything", 409).text


def test_an_editor_looks_and_does_nothing(editor):
    page = editor.get("/system")
    assert "Is the whole system in a valid state?" in page.text
    assert ask(editor, page, "verify").status_code == 403
    assert runs.latest() == {}


def test_no_such_button(auditor):
    assert ask(auditor, auditor.get("/system"), "dance").status_code == 404
