"""Guessing gets slow, and nobody is locked out."""

import pytest

from domain.accounts import throttle
from domain.accounts.throttle import Lane, TooSoon, attempt, lanes_of_links, lanes_of_sign_in, succeeded

HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"


def waits(lanes: list[Lane]) -> int:
    """How long an attempt has to wait, made if it has not to."""
    try:
        attempt(lanes)
    except TooSoon as early:
        return early.seconds
    return 0


def fail(times: int, lanes: list[Lane], later) -> None:
    """Fail so often, waiting for as long as it takes and no longer."""
    for _ in range(times):
        if seconds := waits(lanes):
            later(seconds=seconds)
            assert waits(lanes) == 0


def test_a_few_mistakes_cost_nothing_then_the_wait_doubles_up_to_a_minute(db, later):
    lanes, waited = lanes_of_sign_in("ada@example.org", HERE), []
    for _ in range(12):
        waited.append(seconds := waits(lanes))
        if seconds:
            later(seconds=seconds)
            attempt(lanes)
    assert waited == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60]


def test_asking_during_the_wait_does_not_prolong_it(db, later):
    lanes = lanes_of_sign_in("ada@example.org", HERE)
    fail(8, lanes, later)
    first = waits(lanes)
    later(seconds=2)
    assert waits(lanes) == first - 2


def test_the_right_password_from_elsewhere_is_not_held_up(db, later):
    fail(25, lanes_of_sign_in("ada@example.org", HERE), later)
    assert waits(lanes_of_sign_in("ada@example.org", HERE)) == 60
    assert waits(lanes_of_sign_in("Ada@example.org ", ELSEWHERE)) == 0


def test_many_places_that_try_one_account_slow_each_other_after_their_first_try(db, later):
    places = [f"192.0.2.{number}" for number in range(1, 20)]
    for place in places:
        assert waits(lanes_of_sign_in("ada@example.org", place)) == 0
    assert waits(lanes_of_sign_in("ada@example.org", places[0])) == 60


def test_one_place_that_tries_many_accounts_is_slowed(db, later):
    tried = [waits(lanes_of_sign_in(f"person{number}@example.org", HERE)) for number in range(40)]
    assert tried[:31] == [0] * 31 and tried[31:] == [1] * 9


def test_addresses_of_one_network_of_version_6_are_one_place(db, later):
    fail(6, lanes_of_sign_in("ada@example.org", "2001:db8::1"), later)
    assert waits(lanes_of_sign_in("ada@example.org", "2001:db8::ffff")) > 0
    assert waits(lanes_of_sign_in("ada@example.org", "2001:db8:0:1::1")) == 0


def test_success_and_time_make_up_for_failures(db, later):
    lanes = lanes_of_sign_in("ada@example.org", HERE)
    fail(6, lanes, later)
    later(seconds=waits(lanes))
    attempt(lanes)
    succeeded(lanes)
    assert [waits(lanes) for _ in range(4)] == [0] * 4
    assert waits(lanes) == 1
    later(minutes=5)
    assert [waits(lanes) for _ in range(4)] == [0] * 4


def test_own_success_does_not_free_the_place_for_guessing_at_others(db, later):
    own = lanes_of_sign_in("mallory@example.org", HERE)
    for number in range(31):
        attempt(lanes_of_sign_in(f"person{number}@example.org", HERE))
    later(seconds=1)
    attempt(own)
    succeeded(own)
    assert waits(lanes_of_sign_in("another@example.org", HERE)) == 1


def test_nothing_that_was_typed_is_kept(db, later):
    attempt(lanes_of_sign_in("my secret password", HERE))
    rows = db.execute_sql("SELECT lane FROM private.failed_attempts").fetchall()
    assert len(rows) == 3 and "secret" not in str(rows)


def test_links_that_do_not_work_are_slow_to_try(db, later):
    tried = [waits(lanes_of_links(HERE)) for _ in range(12)]
    assert tried == [0] * 11 + [1]
    assert waits(lanes_of_links(ELSEWHERE)) == 0


@pytest.mark.parametrize("address", [None, "", "unix:", "::1"])
def test_a_place_without_a_proper_address_is_one_too(db, later, address):
    assert waits(lanes_of_sign_in("ada@example.org", address)) == 0


def test_old_lanes_are_forgotten(db, later):
    attempt(lanes_of_links(HERE))
    assert throttle.forget_old() == 0
    later(days=2)
    assert throttle.forget_old() == 1
