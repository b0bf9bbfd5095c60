"""Given, when, then: an application and its tokens."""

import pytest

from domain import commands, events
from domain.deciders import application
from domain.errors import Conflict, NotFound, Rejected

NOW, LATER = "2026-02-03T09:00:00.000000Z", "2027-02-03T09:00:00.000000Z"
REGISTERED = events.ApplicationRegistered(application_id="a1", name="publisher", publishing_apps=[])
REVOKED = events.TokenRevoked(application_id="a1", token_id="t1")


def given(*past):
    state = application.initial()
    for event in past:
        state = application.evolve(state, event)
    return state


def issue(**changes):
    said = {"description": "Writes", "scopes": ["draft"], "expires_at": LATER, "at": NOW} | changes
    return commands.IssueToken(application_id="a1", token_id="t1", **said)


def issued(**changes):
    said = {"description": "Writes", "scopes": ["draft"], "expires_at": LATER} | changes
    return events.TokenIssued(application_id="a1", token_id="t1", **said)


def revoke(token_id: str = REVOKED.token_id):
    return commands.RevokeToken(application_id="a1", token_id=token_id)


def test_a_token_is_issued_with_its_scopes_in_order():
    command = issue(description="  Writes\n drafts ", scopes=["draft", "read", "draft"], expires_at=None)
    expected = issued(description="Writes drafts", scopes=["read", "draft"], expires_at=None)
    assert application.decide(given(REGISTERED), command) == [expected]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"scopes": []}, "scope_missing"),
        ({"scopes": ["read", "all"]}, "scope_invalid"),
        ({"description": " "}, "description_missing"),
        ({"description": "x" * 201}, "description_too_long"),
        ({"expires_at": NOW}, "expiry_past"),
        ({"expires_at": "tomorrow"}, "expiry_invalid"),
    ],
)
def test_what_makes_no_good_token_is_refused(changes, reason):
    with pytest.raises(Rejected) as refused:
        application.decide(given(REGISTERED), issue(**changes))
    assert refused.value.reason == reason


def test_a_token_is_issued_once_and_to_an_application_that_is_there():
    with pytest.raises(NotFound):
        application.decide(given(), issue())
    for past in ([REGISTERED, issued()], [REGISTERED, issued(), REVOKED]):
        with pytest.raises(Conflict):
            application.decide(given(*past), issue())


def test_a_token_is_revoked_once():
    assert application.decide(given(REGISTERED, issued()), revoke()) == [REVOKED]
    assert application.decide(given(REGISTERED, issued(), REVOKED), revoke()) == []


def test_only_a_token_that_is_there_is_revoked():
    with pytest.raises(NotFound):
        application.decide(given(REGISTERED, issued()), revoke("t2"))


def test_an_application_is_registered_once_under_a_name():
    command = commands.RegisterApplication(application_id="a1", name="publisher", publishing_apps=[])
    assert application.decide(given(), command) == [REGISTERED]
    with pytest.raises(Conflict):
        application.decide(given(REGISTERED), command)
    with pytest.raises(Rejected):
        application.decide(given(), commands.RegisterApplication(application_id="a1", name=" ", publishing_apps=[]))


def test_what_was_stored_before_there_were_tokens_is_loaded():
    assert application.load({"exists": True}) == given(REGISTERED)
