"""The picture of activity as a drawing: a bar for each hour, day, week or month."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.timeline import Picture
from webapp.pages.words import number, short_day

WIDTH, HEIGHT, GAP = 1000, 60, 2
#: A bar that stands for anything at all can be seen.
LEAST = 2


@dataclass(frozen=True)
class Column:
    """A bar in the units of the drawing, what it is called, and what its link narrows the dates to."""

    x: float
    width: float
    height: float
    label: str
    events: int
    when: str


@dataclass(frozen=True)
class Drawing:
    columns: list[Column]
    highest: int
    begin: str
    end: str


def drawn(picture: Picture) -> Drawing | None:
    """The bars of a picture; None where there are too few to be one."""
    if len(picture.bars) < 2:
        return None
    highest, step = max(bar.events for bar in picture.bars), WIDTH / len(picture.bars)
    columns = [
        Column(
            round(place * step, 2),
            round(max(step - GAP, step / 2), 2),
            round(bar.events and max(LEAST, HEIGHT * bar.events / highest), 2),
            called(bar.start, picture.unit),
            bar.events,
            bar.when,
        )
        for place, bar in enumerate(picture.bars)
    ]
    return Drawing(columns, highest, columns[0].label, columns[-1].label)


def called(start: datetime, unit: str) -> str:
    """`3 Mar 2026`, `3 Mar 2026, 14:00 to 15:00`, `2 to 8 Mar 2026`, `March 2026`."""
    match unit:
        case "hour":
            return f"{short_day(start)}, {start:%H:%M} to {start + timedelta(hours=1):%H:%M}"
        case "day":
            return short_day(start)
        case "month":
            return f"{start:%B %Y}"
    return f"Week of {short_day(start)}"


def about(events: int, sampled: bool) -> str:
    """`1,234`, or `about 1,200` where it is an estimate."""
    return f"about {number(events)}" if sampled else number(events)
