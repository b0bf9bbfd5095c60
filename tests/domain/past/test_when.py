"""Moments as people write them are positions of the log."""

from datetime import UTC, datetime, timedelta

import pytest

from domain import clock
from domain.commands import ReservePath
from domain.handle import handle
from domain.past.when import position_at, position_of, recorded_at

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
#: An event each hour from 3 March 2026, 08:00, on; so position 2 is of 09:00.
FIRST = datetime(2026, 3, 3, 8, tzinfo=UTC)


@pytest.fixture
def hours(db, actor, monkeypatch):
    for number in range(40):
        monkeypatch.setattr(clock, "now", lambda number=number: FIRST + timedelta(hours=number))
        handle(ReservePath(base_path=f"/p-{number}", publishing_app="publisher"), actor)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("7", 7),
        ("position 1", 1),
        ("2026-03-03T09:00Z", 2),
        ("2026-03-03T10:00+01:00", 2),
        ("2026-03-03 09:00", 2),
        (" 2026-03-03  09:59:59 ", 2),
        ("2026-03-03 07:59", 0),
        ("3 March 2026", 16),
        ("2026-03-03", 16),
        ("4 Mar 2026", 40),
        ("March 2026", 40),
        ("yesterday", 40),
        ("1 March 2026", 0),
        ("today", 40),
    ],
)
def test_a_position_or_a_time_in_plain_words_is_a_position(hours, text, position):
    assert position_of(text, NOW) == position


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1,234", "The log ends at position 40; there is no position 1,234 yet"),
        ("2027-01-01T00:00Z", "is not over yet"),
        ("never", "is no moment"),
        ("", "is no moment"),
        ("9" * 30, "is no moment"),
    ],
)
def test_what_is_no_moment_is_said_in_a_sentence(hours, text, sentence):
    with pytest.raises(ValueError, match=sentence):
        position_of(text, NOW)


def test_between_two_events_it_is_the_earlier_one(hours):
    for number in range(40):
        assert position_at(FIRST + timedelta(hours=number)) == number + 1
        assert position_at(FIRST + timedelta(hours=number, minutes=59)) == number + 1
    assert position_at(FIRST - timedelta(seconds=1)) == 0
    assert recorded_at(1) == FIRST and recorded_at(41) is None
