"""Whose role is known, and what it takes to look it up."""

import pytest

from domain.commands import CreateAccount, DeactivateAccount
from domain.handle import handle
from domain.log import Actor
from domain.projections import access

ADA, ROB = "8f1e2d3c-0000-4000-8000-000000000001", "8f1e2d3c-0000-4000-8000-000000000002"
OPERATOR = Actor(person=None, application="tests", trigger="command line", request_id="r-0")


@pytest.fixture(autouse=True)
def people(db):
    handle(CreateAccount(account_id=ADA, role="publisher"), OPERATOR)
    handle(CreateAccount(account_id=ROB, role="editor"), OPERATOR)
    handle(DeactivateAccount(account_id=ROB, reason="has left"), OPERATOR)


@pytest.mark.parametrize(
    ("id_", "role"),
    [
        (ADA, "publisher"),
        (ADA.upper(), None),
        (ROB, None),
        (ADA[:-1] + "3", None),
        ("ada", None),
        ("", None),
        (None, None),
    ],
)
def test_only_an_account_that_may_be_used_has_a_role(id_, role):
    assert access.role_of(id_) == role


def test_it_is_found_by_the_index_however_many_people_there_are(db, monkeypatch):
    added = "SELECT gen_random_uuid(), 'reader', '[]', true FROM generate_series(1, 5000)"
    db.execute_sql(f"INSERT INTO accounts (account_id, role, organisations, accepted) {added}")
    execute, shown = db.execute_sql, []
    with monkeypatch.context() as patched:
        patched.setattr(
            db,
            "execute_sql",
            lambda *asked: shown.extend(execute(f"EXPLAIN {asked[0]}", *asked[1:])) or execute(*asked),
        )
        assert access.role_of(ADA) == "publisher"
    assert [line for (line,) in shown if "Index Scan" in line], shown
