"""Days as people write them: today, last week, 3 days ago, 3 Feb 2026, 2026-02-03, 03/02/2026."""

import re
from datetime import date, datetime, timedelta

FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d %b %Y", "%d %B %Y")
#: What these read has the year put behind it.
FORMS_WITHOUT_YEAR = ("%d %b %Y", "%d %B %Y")
EXAMPLES = "today, yesterday, last week, 3 days ago, 3 Feb 2026 or 2026-02-03"
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_AGO = re.compile(r"(\d{1,4}|a|one) (day|week|month|year)s? ago")


def period(text: str, today: date) -> tuple[date, date]:
    """The first and the last day of what `text` says. Raises `ValueError` when it says no day."""
    words = " ".join(text.lower().replace(",", " ").split())
    found = _named(words, today) or _ago(words, today) or _written(words, today)
    if found is None:
        raise ValueError(f"‘{text}’ is not a day")
    return found


def _named(words: str, today: date) -> tuple[date, date] | None:
    monday, first = today - timedelta(days=today.weekday()), today.replace(day=1)
    match words.removeprefix("last "):
        case "today":
            return today, today
        case "yesterday":
            return today - timedelta(days=1), today - timedelta(days=1)
        case weekday if weekday in WEEKDAYS:
            # The last one there was, never today.
            day = today - timedelta(days=(today.weekday() - WEEKDAYS.index(weekday) - 1) % 7 + 1)
            return day, day
    match words:
        case "this week":
            return monday, monday + timedelta(days=6)
        case "last week":
            return monday - timedelta(days=7), monday - timedelta(days=1)
        case "this month":
            return first, _months(first, 1) - timedelta(days=1)
        case "last month":
            return _months(first, -1), first - timedelta(days=1)
        case "this year":
            return date(today.year, 1, 1), date(today.year, 12, 31)
        case "last year":
            return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    return None


def _ago(words: str, today: date) -> tuple[date, date] | None:
    match = _AGO.fullmatch(words)
    if match is None:
        return None
    count = int(match[1]) if match[1].isdecimal() else 1
    try:
        day = _back(today, count, match[2])
    except (ValueError, OverflowError):
        return None
    return day, day


def _back(today: date, count: int, unit: str) -> date:
    match unit:
        case "day":
            return today - timedelta(days=count)
        case "week":
            return today - timedelta(weeks=count)
    first = _months(today.replace(day=1), -count * (12 if unit == "year" else 1))
    last_day = (_months(first, 1) - timedelta(days=1)).day
    return first.replace(day=min(today.day, last_day))


def _months(first: date, count: int) -> date:
    """The first day of the month that is `count` months after that of `first`."""
    months = first.year * 12 + first.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def _written(words: str, today: date) -> tuple[date, date] | None:
    """A day without a year is the last one of that name that there was; leap days are eight years apart at most."""
    if day := _parsed(words, FORMS):
        return day, day
    past = (_parsed(f"{words} {year}", FORMS_WITHOUT_YEAR) for year in range(today.year, today.year - 9, -1))
    day = next((day for day in past if day and day <= today), None)
    return (day, day) if day else None


def _parsed(words: str, forms: tuple[str, ...]) -> date | None:
    for form in forms:
        try:
            return datetime.strptime(words, form).date()
        except ValueError:
            continue
    return None
