"""Turns at a target: many at a brisk one, one at a slow one, and nobody waits."""

import psycopg2
import pytest

from domain.downstream import items
from domain.handle import handle
from jobs import reconcile, turns
from tests.examples import new_id, save

TARGET = "draft-content-store"


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch):
    monkeypatch.setattr(turns, "_slow_until", {})


@pytest.fixture
def other(db, servers):
    """Another worker's turn, shared or alone, taken on a connection of its own."""
    connection = psycopg2.connect(servers.database_url)
    connection.autocommit = True

    def take(how: str) -> None:
        connection.cursor().execute(f"SELECT pg_advisory_lock{how}(%s, hashtext(%s))", (turns._LOCKS, TARGET))

    yield take
    connection.close()


def granted() -> bool:
    with turns.turn(TARGET) as granted:
        return granted


def test_a_brisk_target_is_for_many(other):
    other("_shared")
    assert granted()


def test_a_target_that_another_found_slow_is_left_to_them(other):
    other("")
    assert not granted()
    with turns.turn("live-content-store") as elsewhere:
        assert elsewhere


def test_whoever_found_it_slow_has_it_alone_or_not_at_all_and_in_small_batches(other):
    turns.took(TARGET, 1.9)
    assert (turns.batch(TARGET), granted()) == (100, True)
    turns.took(TARGET, 2.1)
    assert (turns.batch(TARGET), granted()) == (10, True)
    other("_shared")
    assert not granted()


def test_a_turn_ends_with_its_block(db, other):
    turns.took(TARGET, 3)
    assert granted()
    other("_shared")


def test_a_worker_that_has_to_end_gives_its_items_back_at_once(db, actor, monkeypatch):
    handle(save(new_id()), actor)

    def ends(owed):
        raise SystemExit

    monkeypatch.setitem(reconcile.DELIVER, TARGET, ends)
    monkeypatch.setattr(reconcile, "_heard", lambda target: None)
    with pytest.raises(SystemExit):
        reconcile.reconcile(TARGET)
    [owed] = items.take(TARGET, 10)
    assert owed.attempts == 1
