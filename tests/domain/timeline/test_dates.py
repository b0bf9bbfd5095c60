"""Periods as people write them."""

from datetime import UTC, datetime

import pytest

from domain.timeline.dates import period

NOW = datetime(2026, 11, 25, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("yesterday", "2026-11-24", "2026-11-25"),
        ("last week", "2026-11-16", "2026-11-23"),
        ("3 March 2026", "2026-03-03", "2026-03-04"),
        ("2026-03-03", "2026-03-03", "2026-03-04"),
        ("since Monday", "2026-11-23", None),
        ("March 2026", "2026-03-01", "2026-04-01"),
        ("December 2025", "2025-12-01", "2026-01-01"),
        ("march", "2026-03-01", "2026-04-01"),
        ("December", "2025-12-01", "2026-01-01"),
        ("2026-03", "2026-03-01", "2026-04-01"),
        ("2025", "2025-01-01", "2026-01-01"),
        ("last 7 days", "2026-11-19", "2026-11-26"),
        ("from 1 May to 3 June", "2026-05-01", "2026-06-04"),
        ("1 March to 3 April 2025", "2025-03-01", "2025-04-04"),
        ("2026-03-02 to 2026-03-08", "2026-03-02", "2026-03-09"),
        ("2026-03-02..2026-03-08", "2026-03-02", "2026-03-09"),
        ("between last week and yesterday", "2026-11-16", "2026-11-25"),
        ("before 3 March 2026", None, "2026-03-03"),
        ("until 3 March 2026", None, "2026-03-04"),
        ("after 3 March 2026", "2026-03-04", None),
    ],
)
def test_days_weeks_months_and_what_lies_between(text, since, until):
    assert [each and f"{each:%Y-%m-%d}" for each in period(text, NOW)] == [since, until]


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2026-03-03T14", "03T14:00", "03T15:00"),
        ("2026-03-03 14:05", "03T14:05", "03T14:06"),
        ("2026-03-03T14:05:09Z", "03T14:05", "03T14:05"),
        ("2026-03-03 14:00 to 2026-03-03 15:30", "03T14:00", "03T15:31"),
    ],
)
def test_times_of_the_day(text, since, until):
    assert [f"{each:%dT%H:%M}" for each in period(text, NOW)] == [since, until]


def test_hours_are_counted_back_from_now():
    assert period("past 2 hours", NOW)[0] == NOW.replace(hour=12)


@pytest.mark.parametrize("text", ["bananas", "", "2026-13", "31 February 2026", "since", "99999", "0000", "last 5"])
def test_what_is_no_time_is_refused_with_what_would_be_right(text):
    with pytest.raises(ValueError, match="is not a time; write something like yesterday"):
        period(text, NOW)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="ends before it begins"):
        period("5 June 2026 to 1 May 2026", NOW)
