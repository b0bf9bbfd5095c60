"""Times as the project writes them: RFC 3339, UTC, microseconds, ending in Z."""

from datetime import UTC, datetime


def now() -> datetime:
    return datetime.now(UTC)


def timestamp(moment: datetime) -> str:
    """`moment` (with an offset) as `2026-02-03T09:00:00.000000Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def parse(text: str) -> datetime:
    """The moment that an RFC 3339 `text` with an offset names. Raises `ValueError`."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} has no offset from UTC")
    return moment


def seconds(moment: datetime | None) -> str | None:
    """`moment` to whole seconds, as `2026-02-03T09:00:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def milliseconds(moment: datetime | None) -> str | None:
    """`moment` with three decimals, as `2026-02-03T09:00:00.000Z`."""
    return f"{timestamp(moment)[:-4]}Z" if moment else None
