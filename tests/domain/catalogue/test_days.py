"""Days as people write them."""

from datetime import date

import pytest

from domain.catalogue.days import period

TODAY = date(2026, 3, 4)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("today", "2026-03-04", "2026-03-04"),
        (" Yesterday ", "2026-03-03", "2026-03-03"),
        ("monday", "2026-03-02", "2026-03-02"),
        ("Wednesday", "2026-02-25", "2026-02-25"),
        ("last friday", "2026-02-27", "2026-02-27"),
        ("this week", "2026-03-02", "2026-03-08"),
        ("last week", "2026-02-23", "2026-03-01"),
        ("this month", "2026-03-01", "2026-03-31"),
        ("last month", "2026-02-01", "2026-02-28"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("3 days ago", "2026-03-01", "2026-03-01"),
        ("a week ago", "2026-02-25", "2026-02-25"),
        ("1 month ago", "2026-02-04", "2026-02-04"),
        ("2 years ago", "2024-03-04", "2024-03-04"),
        ("3 Feb 2026", "2026-02-03", "2026-02-03"),
        ("03 february, 2026", "2026-02-03", "2026-02-03"),
        ("2026-02-03", "2026-02-03", "2026-02-03"),
        ("3/2/2026", "2026-02-03", "2026-02-03"),
        ("3 Feb", "2026-02-03", "2026-02-03"),
        ("3 Nov", "2025-11-03", "2025-11-03"),
        ("29 Feb 2024", "2024-02-29", "2024-02-29"),
    ],
)
def test_a_day_or_days(text, first, last):
    assert period(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    ["soon", "", "30 Feb 2026", "29 Feb 2025", "2026-13-01", "99999 days ago", "9999 years ago", "5000 years ago",
     "last today ago", "3", "2026", "0000-01-01", "a day"],
)  # fmt: skip
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError, match="is not a day"):
        period(text, TODAY)


def test_the_month_before_a_long_one_ends_sooner():
    assert period("1 month ago", date(2026, 3, 31)) == (date(2026, 2, 28),) * 2
    assert period("29 Feb", date(2025, 3, 1))[0] == date(2024, 2, 29)
