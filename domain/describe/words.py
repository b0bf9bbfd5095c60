"""Words that many sentences have."""

from collections.abc import Callable

from domain.clock import parse

#: What to call someone whose name is not known (any more).
SOMEBODY = "Somebody"

#: What was done, to what, and the rest of the sentence.
Parts = tuple[str, str, str]
Names = Callable[[str], str | None]


def listed(words: list[str]) -> str:
    """`title, body and summary`."""
    *first, last = words or [""]
    return f"{', '.join(first)} and {last}" if first else last


def lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def quoted(comment: str | None) -> str:
    """What somebody wrote, behind a colon."""
    return f": “{' '.join(comment.split()).rstrip('.')}”" if comment else ""


def moment(timestamp: str) -> str:
    """`09:00 UTC on 3 February 2026`; seconds only where there are some."""
    at = parse(timestamp)
    return f"{at:%H:%M:%S}".removesuffix(":00") + f" UTC on {at.day} {at:%B %Y}"


def duration(seconds: int) -> str:
    """`2 hours 5 minutes`; never less than a minute."""
    hours, minutes = divmod(seconds // 60, 60)
    parts = [f"{count} {word}{'s' if count != 1 else ''}" for count, word in ((hours, "hour"), (minutes, "minute"))]
    return " ".join(part for part in parts if not part.startswith("0 "))
