"""Accounts: given what happened, when this is asked, then that."""

from dataclasses import replace
from functools import reduce

import pytest

from domain import commands, events
from domain.deciders import account
from domain.errors import Conflict, NotFound, Rejected

ORGANISATION = "5b7c1d3e-0a9f-4c2b-8e6d-1f2a3b4c5d6e"
CREATED = events.AccountCreated(account_id="a1", role="editor", organisations=[])
INVITED = events.AccountInvited(account_id="a1", role="editor", organisations=[])
ACCEPTED = events.InvitationAccepted(account_id="a1")
GONE = events.AccountDeactivated(account_id="a1", reason="Has left")
BACK = events.AccountReactivated(account_id="a1")
DEACTIVATE = commands.DeactivateAccount(account_id="a1", reason="Has left", by="a2")
CHOOSE = commands.ChoosePassword(account_id="a1")
LINK = commands.MakePasswordLink(account_id="a1")


def then(given: list, when: commands.Command) -> list:
    return account.decide(reduce(account.evolve, given, account.initial()), when)


def change(role="editor", organisations=(), **more) -> commands.ChangeAccount:
    return commands.ChangeAccount(account_id="a1", role=role, organisations=list(organisations), **more)


def test_somebody_is_invited_once():
    invite = commands.InvitePerson(account_id="a1", role="editor", organisations=[ORGANISATION, ORGANISATION])
    assert then([], invite) == [replace(INVITED, organisations=[ORGANISATION])]
    with pytest.raises(Conflict):
        then([CREATED], invite)


@pytest.mark.parametrize("wrong", [{"role": "king"}, {"role": "editor", "organisations": ["x"]}])
def test_a_role_or_an_organisation_that_is_none_is_refused(wrong):
    for given, command in (([], commands.InvitePerson), ([CREATED], commands.ChangeAccount)):
        with pytest.raises(Rejected):
            then(given, command(account_id="a1", **wrong))


def test_the_first_password_accepts_the_invitation_and_each_other_changes_it():
    assert then([INVITED], CHOOSE) == [ACCEPTED]
    changed = [events.PasswordChanged(account_id="a1")]
    assert then([INVITED, ACCEPTED], CHOOSE) == then([CREATED], CHOOSE) == changed


def test_only_what_is_different_has_changed():
    assert then([CREATED], change()) == []
    role = events.AccountRoleChanged(account_id="a1", role="publisher")
    organisations = events.AccountOrganisationsChanged(account_id="a1", organisations=[ORGANISATION])
    assert then([CREATED], change("publisher", [ORGANISATION])) == [role, organisations]
    assert then([CREATED, role, organisations], change("publisher", [ORGANISATION])) == []


def test_deactivating_and_reactivating_twice_is_as_good_as_once():
    assert then([CREATED], DEACTIVATE) == [GONE]
    assert then([CREATED, GONE], DEACTIVATE) == []
    reactivate = commands.ReactivateAccount(account_id="a1")
    assert then([CREATED, GONE], reactivate) == [BACK]
    assert then([CREATED, GONE, BACK], reactivate) == []


@pytest.mark.parametrize("reason", ["", " ", "x" * 501])
def test_why_somebody_is_deactivated_is_said_and_not_at_length(reason):
    with pytest.raises(Rejected, match="reason|why"):
        then([CREATED], replace(DEACTIVATE, reason=reason))


def test_nobody_deactivates_themselves():
    with pytest.raises(Rejected, match="your own account"):
        then([CREATED], replace(DEACTIVATE, by="a1"))


def test_the_last_administrator_stays_one():
    given = [replace(CREATED, role="administrator")]
    for command in (change("editor", last_administrator=True), replace(DEACTIVATE, last_administrator=True)):
        with pytest.raises(Rejected, match="only administrator"):
            then(given, command)
    [changed] = then(given, change("administrator", [ORGANISATION], last_administrator=True))
    assert changed.organisations == [ORGANISATION]


@pytest.mark.parametrize("command", [CHOOSE, LINK])
def test_whoever_is_deactivated_gets_no_password(command):
    with pytest.raises(Conflict, match="reactivate it first"):
        then([INVITED, GONE], command)


def test_somebody_invited_is_still_invited_after_coming_back():
    assert then([INVITED, GONE, BACK], CHOOSE) == [ACCEPTED]


@pytest.mark.parametrize("command", [CHOOSE, LINK, DEACTIVATE, change(), commands.ReactivateAccount(account_id="a1")])
def test_nothing_happens_to_an_account_that_is_not_there(command):
    with pytest.raises(NotFound):
        then([], command)


def test_what_an_older_version_stored_is_an_account_that_can_be_changed():
    state = account.load({"exists": True})
    assert account.decide(state, change("editor")) == [events.AccountRoleChanged(account_id="a1", role="editor")]
