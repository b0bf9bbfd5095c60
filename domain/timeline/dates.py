"""Periods as people write them: yesterday, last week, 3 March 2026, March 2026, since Monday, from 1 May to 3 June."""

import re
from datetime import UTC, date, datetime, time, timedelta

from domain.catalogue import days

EXAMPLES = "yesterday, last 7 days, since Monday, 3 March 2026, March 2026, 2026-03-03 14:00 or 1 March to 3 April 2026"
#: From, and up to but without; None where it is open.
Period = tuple[datetime | None, datetime | None]
_MONTHS = "%Y-%m", "%B %Y", "%b %Y"
_MOMENTS = (
    ("%Y-%m-%dT%H", timedelta(hours=1)),
    ("%Y-%m-%dT%H:%M", timedelta(minutes=1)),
    ("%Y-%m-%dT%H:%M:%S", timedelta(seconds=1)),
)
_LAST = re.compile(r"(?:the )?(?:last|past) (\d{1,4}) (hour|day|week)s?")
_RANGE = re.compile(r"(?:from |between )?(.+?)(?: to | until | and | ?[–—] ?| - |\.\.)(.+)")
_OPEN = re.compile(r"(since|from|after|until|up to|to|before) (.+)")


def period(text: str, now: datetime) -> Period:
    """What `text` means at the moment `now`, in UTC. Raises `ValueError` with a sentence that says what can be read."""
    words = " ".join(text.replace(",", " ").split())
    found = _open(words, now) or _closed(words, now) or _range(words, now)
    if found is None:
        raise ValueError(f"‘{text}’ is not a time; write something like {EXAMPLES}")
    if None not in found and found[0] >= found[1]:
        raise ValueError(f"‘{text}’ ends before it begins; write the earlier day first")
    return found


def _open(words: str, now: datetime) -> Period | None:
    match = _OPEN.fullmatch(words.lower())
    closed = _closed(words[match.start(2) :], now) if match else None
    if closed is None:
        return None
    start, end = closed
    return {"since": (start, None), "from": (start, None), "after": (end, None), "before": (None, start)}.get(
        match[1], (None, end)
    )


def _range(words: str, now: datetime) -> Period | None:
    match = _RANGE.fullmatch(words) or _RANGE.fullmatch(words.lower())
    if match is None:
        return None
    end = _closed(match[2], now)
    # `1 March to 3 April 2026` means the same year.
    year = re.search(r" (\d{4})$", match[2])
    start = (_closed(f"{match[1]} {year[1]}", now) if year else None) or _closed(match[1], now)
    return (start[0], end[1]) if start and end else None


def _closed(words: str, now: datetime) -> tuple[datetime, datetime] | None:
    return _moment(words) or _last(words.lower(), now) or _month(words, now.date()) or _days(words, now.date())


def _moment(words: str) -> tuple[datetime, datetime] | None:
    text = re.sub(r"(?<=\d)[ t](?=\d\d(:|$))", "T", words.upper().removesuffix(" UTC").removesuffix("Z"))
    for form, length in _MOMENTS:
        if (moment := _parsed(text, form)) is not None:
            return moment, moment + length
    return None


def _last(words: str, now: datetime) -> tuple[datetime, datetime] | None:
    """Whole days; hours as they are on the clock."""
    match = _LAST.fullmatch(words)
    if match is None:
        return None
    count, unit = int(match[1]), match[2]
    if unit == "hour":
        return now - timedelta(hours=count), now + timedelta(minutes=1)
    first = now.date() - timedelta(days=count * (7 if unit == "week" else 1) - 1)
    return _midnight(first), _midnight(now.date() + timedelta(days=1))


def _month(words: str, today: date) -> tuple[datetime, datetime] | None:
    found = next((month for form in _MONTHS if (month := _parsed(words, form))), None)
    if found is None and (year := _parsed(words, "%Y")):
        return year, year.replace(year=year.year + 1)
    found = found or _month_of_that_name(words, today)
    return (found, _next_month(found)) if found else None


def _month_of_that_name(words: str, today: date) -> datetime | None:
    month = _parsed(f"{words} {today.year}", "%B %Y")
    return month and (month if month.date() <= today else month.replace(year=today.year - 1))


def _next_month(first: datetime) -> datetime:
    return (first + timedelta(days=32)).replace(day=1)


def _days(words: str, today: date) -> tuple[datetime, datetime] | None:
    try:
        first, last = days.period(words, today)
        return _midnight(first), _midnight(last + timedelta(days=1))
    except (ValueError, OverflowError):
        return None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _parsed(text: str, form: str) -> datetime | None:
    try:
        found = datetime.strptime(text, form).replace(tzinfo=UTC)
    except ValueError:
        return None
    return found if 1000 < found.year < 9999 else None
