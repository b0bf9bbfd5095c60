"""Folding: what follows from the events of one group."""

from collections.abc import Iterable

from domain import streams
from domain.log.envelope import Recorded
from domain.projections import PROJECTIONS, project
from domain.projections.model import Table
from domain.projections.rows import Rows
from domain.streams import StoredStream, Stream

#: The tables that are filled by folding.
TABLES: tuple[type[Table], ...] = (
    StoredStream,
    *(table for projection in PROJECTIONS for table in projection.TABLES),
)


def fold(events: Iterable[Recorded], rows: Rows) -> None:
    """Enter everything that follows from the events of a group, oldest first; of `rows` it needs only that group's."""
    current: dict[str, Stream] = {}
    for recorded in events:
        stream = current.get(recorded.stream) or streams.initial(recorded.stream)
        current[recorded.stream] = stream.after(recorded.event)
        project(recorded, rows)
    for stream in current.values():
        streams.save(stream, rows)
