"""Moments as people write them, as positions of the log: 1234, 2026-03-03 09:00, yesterday, 3 March 2026."""

import re
from datetime import datetime, timedelta

from domain import log
from domain.database import db
from domain.timeline.dates import period

EXAMPLES = "1234, 2026-03-03 09:00, yesterday or 3 March 2026"
#: What is no longer than this when it is written is meant as a moment; longer periods stand for their end.
MOMENT = timedelta(hours=1)
_POSITION = re.compile(r"(?:position )?#?(\d{1,3}(?:,\d{3})+|\d{1,19})", re.IGNORECASE)
# Halving the log: events that were recorded later are later in the log.
_LAST_UNTIL = """
WITH RECURSIVE halved (low, high) AS (
    SELECT 0::bigint, position FROM log.head
    UNION ALL
    SELECT CASE WHEN recorded_at <= %(at)s THEN position ELSE low END,
           CASE WHEN recorded_at <= %(at)s THEN high ELSE position - 1 END
    FROM halved JOIN log.events ON position = (low + high + 1) / 2 WHERE low < high
)
SELECT low FROM halved WHERE low = high
"""


def position_of(text: str, now: datetime) -> int:
    """The last position at the moment that `text` names. Raises `ValueError` with a sentence."""
    words, head = " ".join(text.split()), log.head()[0]
    if match := _POSITION.fullmatch(words):
        position = int(match[1].replace(",", ""))
        if position > head:
            raise ValueError(f"The log ends at position {head:,}; there is no position {position:,} yet")
        return position
    moment = _moment(words, now)
    if moment > now:
        raise ValueError(f"‘{text}’ is not over yet; choose a moment in the past")
    return position_at(moment)


def position_at(moment: datetime) -> int:
    """The position of the last event that had been recorded by then; 0 before the first."""
    return db.execute_sql(_LAST_UNTIL, {"at": moment}).fetchone()[0]


def recorded_at(position: int) -> datetime | None:
    """When the event at `position` was recorded; None where there is none."""
    row = db.execute_sql("SELECT recorded_at FROM log.events WHERE position = %s", (position,)).fetchone()
    return row and row[0]


def _moment(words: str, now: datetime) -> datetime:
    try:
        moment = datetime.fromisoformat(words.upper())
        if moment.tzinfo is not None:
            return moment
    except ValueError:
        pass
    try:
        start, end = period(words, now)
    except ValueError:
        raise ValueError(f"‘{words}’ is no moment; write a position or a time, such as {EXAMPLES}") from None
    if start and end and end - start <= MOMENT:
        return start
    # Of a day that is not over, what there was by now; midnight is of the next day.
    if end is None or (end > now and (start is None or start <= now)):
        return now
    return end - timedelta(microseconds=1)
