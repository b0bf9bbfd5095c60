"""Entering events one by one, as commands do, into tables that were filled up to the events before."""

from domain import log, streams
from domain.projections import project, stored
from domain.rebuilding import state


def enter(up_to: int) -> int:
    """Enter the next events up to a position, in the transaction that there is; returns the position reached."""
    rows, position = stored.Rows(), state.position()
    for recorded in log.read(position, up_to - position, up_to=up_to):
        streams.save(streams.load(recorded.stream).after(recorded.event), rows)
        project(recorded, rows)
        rows.flush()
        position = recorded.position
    state.reached(position)
    return position
