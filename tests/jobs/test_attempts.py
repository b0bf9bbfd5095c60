"""One attempt at a batch: what is wrong stands alone, and the rest gets through."""

import pytest
from urllib3.exceptions import ProtocolError

from domain.downstream.items import Owed
from jobs import attempts
from jobs.attempts import Attempt, attempt

OWED = [Owed(f"/{number}", number, 1) for number in range(100)]


class Target:
    """Takes every batch without a poisonous key in it."""

    def __init__(self, *poisonous: str, error: Exception | None = None):
        self.poisonous, self.error = set(poisonous), error or RuntimeError("it answered 500")
        self.taken: list[str] = []
        self.asked = 0

    def deliver(self, owed: list[Owed]) -> dict[str, str]:
        self.asked += 1
        keys = [item.key for item in owed]
        if self.poisonous & set(keys):
            raise self.error
        self.taken += keys
        return {}


def test_one_item_that_spoils_every_batch_is_found_and_the_rest_arrives_in_order():
    target = Target("/7", "/70")
    made = attempt("store", OWED, target.deliver)
    assert set(made.unreached) == {"/7", "/70"}
    assert "it answered 500" in made.unreached["/7"]
    assert target.taken == [item.key for item in OWED if item.key not in made.unreached]
    assert target.asked < 30


def test_what_a_target_refuses_by_name_is_told_apart():
    made = attempt("store", OWED[:2], lambda owed: {"/1": "422"})
    assert made == Attempt(refused={"/1": "422"})


def test_where_nobody_is_nothing_is_taken_apart():
    target = Target("/0", error=ProtocolError("nobody there"))
    assert len(attempt("store", OWED, target.deliver).unreached) == 100
    assert target.asked == 1


def test_a_target_that_goes_away_meanwhile_keeps_what_it_took():
    target = Target("/70", error=ProtocolError("gone"))
    halves = iter([RuntimeError("it answered 500")])

    def deliver(owed):
        if error := next(halves, None):
            raise error
        return target.deliver(owed)

    made = attempt("store", OWED, deliver)
    assert target.taken == [f"/{number}" for number in range(50)]
    assert len(made.unreached) == 50


def test_it_ends_in_time_whatever_the_target_does(monkeypatch):
    monkeypatch.setattr(attempts, "PATIENCE_SECONDS", 0)
    target = Target(*(item.key for item in OWED))
    assert len(attempt("store", OWED, target.deliver).unreached) == 100
    assert target.asked == 1


def test_a_process_that_has_to_end_is_not_held_up():
    def deliver(owed):
        raise SystemExit

    with pytest.raises(SystemExit):
        attempt("store", OWED, deliver)
