"""Sessions on the server."""

from datetime import timedelta

from domain import accounts
from domain.accounts import sessions

IDLE = timedelta(hours=12)


def begin(person) -> str:
    return sessions.begin(person.account_id, "192.0.2.1", "Firefox")


def test_a_token_leads_to_its_person_and_is_not_kept(db, ada):
    token = begin(ada)
    person, session = accounts.resumed(token, IDLE)
    assert (person, session.user_agent) == (ada, "Firefox")
    assert accounts.resumed(token + "x", IDLE) == (None, None)
    [row] = db.execute_sql("SELECT sessions::text FROM private.sessions AS sessions").fetchall()
    assert token not in str(row)
    assert accounts.member(ada.account_id).last_signed_in_at == session.created_at


def test_it_ends_when_it_is_not_used_and_goes_on_while_it_is(ada, later):
    used, left = begin(ada), begin(ada)
    later(hours=11)
    sessions.note_use(accounts.resumed(used, IDLE)[1])
    later(hours=2)
    assert accounts.resumed(used, IDLE)[0] == ada
    assert accounts.resumed(left, IDLE) == (None, None)
    assert len(sessions.sessions_of(ada.account_id, IDLE)) == 1


def test_after_a_week_it_ends_however_much_it_is_used(ada, later):
    token = begin(ada)
    for _ in range(14):
        person, session = accounts.resumed(token, IDLE)
        assert person == ada
        sessions.note_use(session)
        later(hours=11, minutes=59)
    later(minutes=15)
    assert accounts.resumed(token, IDLE) == (None, None)


def test_use_is_noted_once_a_minute_at_most(ada, later):
    token = begin(ada)
    before = accounts.resumed(token, IDLE)[1].last_used_at
    later(seconds=59)
    sessions.note_use(accounts.resumed(token, IDLE)[1])
    assert accounts.resumed(token, IDLE)[1].last_used_at == before
    later(seconds=1)
    sessions.note_use(accounts.resumed(token, IDLE)[1])
    assert accounts.resumed(token, IDLE)[1].last_used_at == before + timedelta(minutes=1)


def test_one_of_them_or_all_others_can_be_ended_but_nobody_elses(ada, actor):
    bob = accounts.create_account("bob@example.org", "Bob", "editor", "three random words", actor)
    mine, other, third, bobs = begin(ada), begin(ada), begin(ada), begin(bob)
    own = accounts.resumed(mine, IDLE)[1]
    assert not sessions.end(bob.account_id, own.session_id)
    assert sessions.end(ada.account_id, accounts.resumed(other, IDLE)[1].session_id)
    assert accounts.resumed(other, IDLE) == (None, None)
    assert sessions.end_all(ada.account_id, but=own.session_id) == 1
    assert accounts.resumed(third, IDLE) == (None, None)
    assert accounts.resumed(mine, IDLE)[0] == ada and accounts.resumed(bobs, IDLE)[0] == bob


def test_a_deactivated_account_has_no_session_and_no_password(ada, actor):
    bob = accounts.create_account("bob@example.org", "Bob", "editor", "three random words", actor)
    token = begin(bob)
    accounts.deactivate(bob.account_id, "Has left", actor)
    assert accounts.resumed(token, IDLE) == (None, None)
    assert accounts.sign_in("bob@example.org", "three random words") is None
    assert accounts.names_of({bob.account_id}) == {bob.account_id: "Bob"}
    accounts.reactivate(bob.account_id, actor)
    assert accounts.resumed(token, IDLE) == (None, None)
    assert accounts.sign_in("bob@example.org", "three random words") == bob
    token = begin(bob)
    accounts.reactivate(bob.account_id, actor)
    assert accounts.resumed(token, IDLE)[0] == bob


def test_old_ones_are_forgotten(ada, later):
    begin(ada)
    later(days=29)
    assert sessions.forget_old() == 0
    later(days=2)
    assert sessions.forget_old() == 1
