"""People who are invited, changed and let go."""

import threading
from importlib import import_module

import pytest
from argon2 import PasswordHasher

from domain import accounts, log
from domain.accounts import links, passwords
from domain.database import db as database
from domain.errors import Conflict, NotFound, Rejected
from domain.log import Actor
from domain.verification import projections

from .conftest import PASSWORD


def actor_for(account_id: str) -> Actor:
    return Actor(person=account_id, application="annals", trigger="person", request_id="r-2")


@pytest.fixture
def invited(ada, actor):
    """Grace, with the token of her link."""
    return accounts.invite("grace@example.org", "Grace  Hopper", "editor", actor)


def test_an_invited_person_comes_in_after_choosing_a_password(invited, actor):
    grace, token = invited
    assert (grace.name, accounts.member(grace.account_id).state) == ("Grace Hopper", "invited")
    assert accounts.sign_in(grace.email, "") is None
    assert links.use(token, "a ship in Maine", actor_for).account_id == grace.account_id
    assert accounts.sign_in(grace.email, "a ship in Maine") == grace
    assert accounts.member(grace.account_id).state == "active"
    assert [each.type for each in log.read()][-2:] == ["AccountInvited", "InvitationAccepted"]


def test_nothing_secret_or_personal_is_in_the_log(db, invited):
    _, token = invited
    links.use(token, "a ship in Maine", actor_for)
    events = str(db.execute_sql("SELECT events::text FROM log.events AS events").fetchall())
    assert not [each for each in (token, "Grace", "grace@", "Maine") if each in events]


def test_a_link_works_once_and_for_a_week(invited, actor, later):
    grace, token = invited
    later(days=7)
    with pytest.raises(NotFound):
        links.find(token)
    again = accounts.make_link(grace.account_id, actor)
    links.use(again, "a ship in Maine", actor_for)
    with pytest.raises(NotFound):
        links.use(again, "another ship in Maine", actor_for)


def test_a_reset_works_for_a_day_takes_the_place_of_the_one_before_and_ends_all_sessions(ada, actor, later):
    first = accounts.make_link(ada.account_id, actor)
    second = accounts.make_link(ada.account_id, actor)
    session = accounts.sessions.begin(ada.account_id, None, "")
    with pytest.raises(NotFound):
        links.find(first)
    later(hours=23)
    links.use(second, "a ship in Maine", actor_for)
    assert accounts.resumed(session, links.INVITED_FOR) == (None, None)
    third = accounts.make_link(ada.account_id, actor)
    later(hours=24)
    with pytest.raises(NotFound):
        links.find(third)


def test_a_password_that_is_refused_leaves_the_link_as_it_was(invited):
    _, token = invited
    with pytest.raises(Rejected):
        links.use(token, "gracehopper1906", actor_for)
    assert links.find(token).name == "Grace Hopper"


def test_of_two_who_use_a_link_at_once_one_is_too_late(invited):
    _, token = invited
    results = []

    def use(password: str) -> None:
        with database.connection_context():
            try:
                results.append(links.use(token, password, actor_for))
            except NotFound:
                results.append(None)

    both = [threading.Thread(target=use, args=(f"a ship in {place}",)) for place in ("Maine", "Texas")]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(each is None for each in results) == [False, True]


def test_whoever_is_deactivated_has_no_link_that_works(invited, actor):
    grace, token = invited
    accounts.deactivate(grace.account_id, "A mistake", actor)
    with pytest.raises(NotFound):
        links.find(token)
    with pytest.raises(Conflict):
        accounts.make_link(grace.account_id, actor)
    accounts.reactivate(grace.account_id, actor)
    with pytest.raises(NotFound):
        links.find(token)


def test_an_address_is_used_once_whatever_its_case(invited, actor):
    before = log.head()
    with pytest.raises(Conflict, match="has an account already"):
        accounts.invite("GRACE@example.org", "Grace", "editor", actor)
    with pytest.raises(Rejected, match="name"):
        accounts.invite("alan@example.org", "  ", "editor", actor)
    assert log.head() == before


def test_two_administrators_cannot_both_step_down(ada, actor):
    bob = accounts.create_account("bob@example.org", "Bob", "administrator", PASSWORD, actor)
    results = []

    def step_down(account_id: str) -> None:
        with database.connection_context():
            try:
                results.append(accounts.change(account_id, "editor", [], actor))
            except Rejected as refusal:
                results.append(refusal.reason)

    both = [threading.Thread(target=step_down, args=(each.account_id,)) for each in (ada, bob)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(map(str, results)) == ["True", "last_administrator"]


def test_an_administrator_who_has_not_come_yet_or_is_gone_does_not_count(ada, actor):
    accounts.invite("grace@example.org", "Grace", "administrator", actor)
    bob = accounts.create_account("bob@example.org", "Bob", "administrator", PASSWORD, actor)
    accounts.deactivate(bob.account_id, "Has left", actor)
    with pytest.raises(Rejected, match="only administrator"):
        accounts.deactivate(ada.account_id, "Has left", actor)


def test_changing_ones_password_takes_the_present_one_and_ends_the_other_sessions(ada):
    here, there = (accounts.sessions.begin(ada.account_id, None, "") for _ in range(2))
    session = accounts.resumed(here, links.RESET_FOR)[1].session_id
    for present, new in (("wrong", "a ship in Maine"), (PASSWORD, PASSWORD), (PASSWORD, "short")):
        with pytest.raises(Rejected):
            accounts.change_password(ada, present, new, actor_for(ada.account_id), session)
    accounts.change_password(ada, PASSWORD, "a ship in Maine", actor_for(ada.account_id), session)
    assert accounts.sign_in(ada.email, PASSWORD) is None and accounts.sign_in(ada.email, "a ship in Maine") == ada
    assert accounts.resumed(here, links.RESET_FOR)[0] == ada
    assert accounts.resumed(there, links.RESET_FOR) == (None, None)


def test_a_password_is_hashed_anew_when_that_is_done_otherwise_now(db, ada, monkeypatch):
    def kept() -> str:
        return db.execute_sql("SELECT password_hash FROM private.people").fetchone()[0]

    before = kept()
    accounts.sign_in(ada.email, PASSWORD)
    assert kept() == before
    monkeypatch.setattr(passwords, "hasher", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    assert accounts.sign_in(ada.email, "wrong") is None and kept() == before
    assert accounts.sign_in(ada.email, PASSWORD) == ada
    assert "t=2" in kept() and accounts.sign_in(ada.email, PASSWORD) == ada


def test_accounts_from_before_have_the_states_that_a_replay_gives_them(db, ada):
    db.execute_sql("UPDATE streams SET state = %s", ('{"exists": true}',))
    migration = import_module("domain.migrations.0033_accounts")
    db.execute_sql(migration.STATES)
    assert projections.run().ok


def test_people_are_found_by_parts_of_name_and_address(invited, actor):
    assert [each.person.name for each in accounts.members()] == ["Ada Lovelace", "Grace Hopper"]
    assert [each.person.name for each in accounts.members("HOP grace@")] == ["Grace Hopper"]
    assert accounts.members("%") == accounts.members("a_a") == []
