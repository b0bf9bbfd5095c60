"""Tokens of applications: kept as hashes, read anew each time, and old ones as good as ever until they are revoked."""

from datetime import timedelta
from hashlib import sha256
from uuid import uuid4

import pytest

from domain import applications, clock, log
from domain.errors import Conflict, NotFound
from domain.log import Actor
from domain.rules.scopes import SCOPES

OPERATOR = Actor(person=None, application="tests", trigger="command line", request_id="r-0")


@pytest.fixture
def publisher(db):
    return applications.register("publisher", [], OPERATOR)


def issue(application_id: str, expires_at=None, scopes=("read",)) -> str:
    return applications.issue_token(application_id, "Reads", list(scopes), expires_at, OPERATOR)


def test_a_token_can_be_recognised_and_is_kept_nowhere(publisher, db):
    token = issue(publisher)
    assert token.startswith("annals_")
    [(hashed,)] = db.execute_sql("SELECT token_hash FROM private.tokens").fetchall()
    assert bytes(hashed) == sha256(token.encode()).digest()
    assert all(token not in str(each.payload) and hashed.hex() not in str(each.payload) for each in log.read())


def test_a_token_works_until_it_expires(publisher):
    later = clock.now() + timedelta(days=1)
    token = issue(publisher, later)
    found = applications.pass_of(token)
    assert (found.state, found.scopes, found.expires_at) == ("active", ["read"], later)
    assert applications.application_with("annals_unknown") is None


def test_a_token_that_was_revoked_lets_nobody_in(publisher):
    token = issue(publisher)
    applications.revoke_token(publisher, applications.pass_of(token).token_id, OPERATOR)
    assert applications.application_with(token) is None
    assert [each.state for each in applications.tokens_of(publisher)] == ["revoked"]
    with pytest.raises(NotFound):
        applications.revoke_token(publisher, str(uuid4()), OPERATOR)


def test_use_is_noted_once_a_minute(publisher, db):
    token = issue(publisher)
    assert applications.tokens_of(publisher)[0].last_used_at is None
    applications.pass_of(token, used=True)
    first = applications.tokens_of(publisher)[0].last_used_at
    applications.pass_of(token, used=True)
    assert applications.tokens_of(publisher)[0].last_used_at == first
    db.execute_sql("UPDATE private.tokens SET last_used_at = last_used_at - interval '61 seconds'")
    applications.pass_of(token, used=True)
    assert applications.tokens_of(publisher)[0].last_used_at > first


def test_a_token_from_before_there_were_scopes_is_good_for_all_until_it_is_revoked(publisher, db):
    hashed = sha256(b"old").digest()
    db.execute_sql("INSERT INTO private.tokens (token_hash, application_id) VALUES (%s, %s)", (hashed, publisher))
    found = applications.pass_of("old")
    assert (found.state, found.scopes, found.expires_at) == ("active", list(SCOPES), None)
    assert applications.listed()[0][1] == 1
    applications.revoke_token(publisher, found.token_id, OPERATOR)
    assert applications.application_with("old") is None
    assert [each.type for each in log.read()][-2:] == ["TokenIssued", "TokenRevoked"]


def test_a_chosen_token_stays_with_its_application_and_can_be_taken_over_by_another(db):
    for _ in range(2):
        assert applications.register_application("one", [], OPERATOR, "dev") == "dev"
    assert [each.type for each in log.read()] == ["ApplicationRegistered", "TokenIssued"]
    applications.register_application("two", [], OPERATOR, "dev")
    assert applications.application_with("dev").name == "two"
    assert [(each.name, tokens) for each, tokens, _ in applications.listed()] == [("one", 0), ("two", 1)]


def test_a_name_is_that_of_one_application(publisher):
    with pytest.raises(Conflict):
        applications.register(" publisher ", [], OPERATOR)
