"""Folding: what follows from the events of one group."""

from collections.abc import Callable

from domain import streams
from domain.log.envelope import Recorded
from domain.projections import PROJECTIONS, project
from domain.projections.model import Table
from domain.projections.rows import Rows
from domain.streams import StoredStream

#: The tables that are filled by folding.
TABLES: tuple[type[Table], ...] = (
    StoredStream,
    *(table for projection in PROJECTIONS for table in projection.TABLES),
)


def fold(events: list[Recorded], rows: Rows, beginning: Callable[[Recorded], None] = lambda recorded: None) -> None:
    """Enter everything that follows from the events of a group, oldest first; of `rows` it needs only that group's.

    `beginning` is told of each event before it is entered.
    """
    current, overtaken = {}, _overtaken(events)
    for recorded in events:
        beginning(recorded)
        stream = current.get(recorded.stream) or streams.initial(recorded.stream)
        is_overtaken = recorded.position in overtaken
        current[recorded.stream] = stream.overtaken() if is_overtaken else stream.after(recorded.event)
        project(recorded, rows, is_overtaken)
    for stream in current.values():
        streams.save(stream, rows)


def _overtaken(events: list[Recorded]) -> set[int]:
    """The positions of drafts saved that are saved over by the next event of their stream, as most of them are."""
    found, following = set(), {}
    for recorded in reversed(events):
        if recorded.type == following.get(recorded.stream) == "DraftSaved":
            found.add(recorded.position)
        following[recorded.stream] = recorded.type
    return found
