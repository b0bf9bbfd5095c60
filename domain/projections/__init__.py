"""The projections: tables derived from the log, changed in the transaction that appends the event.

Each module has its `TABLES`, what it does with an event (`project`) and its queries. To add one: write the module, list
it here, and create its tables in a migration.

`project` reads and writes `Rows`: in the database while a command is carried out, in memory while the log is replayed
(see `domain.replay`). It may read the rows that follow from events of the same content_id, or of the same stream where
there is none, since only those are there in a replay.
"""

from domain.log.envelope import Recorded
from domain.projections import (
    access,
    aliases,
    catalogue,
    editions,
    failing_checks,
    limits,
    link_changes,
    links,
    paths,
    reviews,
    saved_filters,
    schedules,
    stored,
    tokens,
)
from domain.projections.rows import Rows

#: Link changes compare with the links as they were, so they come before the links; catalogue and limits look at the
#: editions.
PROJECTIONS = (
    editions,
    catalogue,
    limits,
    failing_checks,
    link_changes,
    links,
    paths,
    aliases,
    access,
    saved_filters,
    reviews,
    schedules,
    tokens,
)


#: Of several drafts saved one after the other these take notice of the last alone.
OF_LAST_DRAFT = (failing_checks,)


def project(recorded: Recorded, rows: Rows, overtaken: bool = False) -> None:
    """Bring every projection up to date with one event. The event's position is known only in a replay.

    A replay knows more: whether this is a draft that was saved over by the next event of its stream.
    """
    for projection in PROJECTIONS:
        if not (overtaken and projection in OF_LAST_DRAFT):
            projection.project(recorded, rows)


def place(recorded: Recorded, rows: stored.Rows) -> None:
    """Fill in what only the position tells, once the event has been appended and has it."""
    editions.place(recorded, rows)
    link_changes.place(recorded, rows)
