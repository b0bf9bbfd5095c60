"""How many events there were: by hour, and for what can be filtered by, by day."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import orjson

from domain.database import db
from domain.followers.timeline.entries import Entry

#: The filters whose events are counted by day, and the values that an entry has of each; without a name all of them.
COUNTED = {
    "": lambda entry: [""],
    "type": lambda entry: [entry.type],
    "performer": lambda entry: [entry.performer],
    "principal": lambda entry: [entry.principal] if entry.principal else [],
    "application": lambda entry: [entry.application],
    "document_type": lambda entry: [entry.document_type] if entry.document_type else [],
    "locale": lambda entry: [entry.locale] if entry.locale else [],
    "organisation": lambda entry: entry.organisations,
}
_ADD_HOURS = (
    "INSERT INTO timeline_hours AS known SELECT * FROM jsonb_to_recordset(%s)"
    " AS each (hour timestamptz, first bigint, last bigint, events bigint, limited bigint)"
    " ON CONFLICT (hour) DO UPDATE SET first = least(known.first, excluded.first),"
    " last = greatest(known.last, excluded.last), events = known.events + excluded.events,"
    " limited = known.limited + excluded.limited"
)
_ADD_DAYS = (
    "INSERT INTO timeline_days AS known SELECT * FROM jsonb_to_recordset(%s)"
    " AS each (filter text, value text, day date, events bigint, limited bigint)"
    " ON CONFLICT (filter, value, day) DO UPDATE SET events = known.events + excluded.events,"
    " limited = known.limited + excluded.limited"
)


def add(entries: list[Entry]) -> None:
    """Count these too, in two statements."""
    db.execute_sql(_ADD_HOURS, (orjson.dumps(_hours(entries)).decode(),))
    db.execute_sql(_ADD_DAYS, (orjson.dumps(_days(entries)).decode(),))


def _hours(entries: list[Entry]) -> list[dict]:
    hours: dict[datetime, list[Entry]] = {}
    for entry in entries:
        hour = entry.recorded_at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        hours.setdefault(hour, []).append(entry)
    return [
        {
            "hour": hour,
            "first": min(each.position for each in found),
            "last": max(each.position for each in found),
            "events": len(found),
            "limited": sum(each.limited_to is not None for each in found),
        }
        for hour, found in sorted(hours.items())
    ]


def _days(entries: list[Entry]) -> list[dict]:
    keys = [(key, entry.limited_to is not None) for entry in entries for key in _keys(entry)]
    events = Counter(key for key, _ in keys)
    limited = Counter(key for key, is_limited in keys if is_limited)
    names = ("filter", "value", "day")
    return [
        dict(zip(names, key, strict=True)) | {"events": events[key], "limited": limited[key]} for key in sorted(events)
    ]


def _keys(entry: Entry) -> Iterator[tuple]:
    day = entry.recorded_at.astimezone(UTC).date()
    for name, values_of in COUNTED.items():
        for value in values_of(entry):
            yield name, value, day
