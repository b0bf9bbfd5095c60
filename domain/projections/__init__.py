"""The projections: tables derived from the log, changed in the transaction that appends the event.

Each module has its table, what it does with an event (`project`) and its queries. To add one: write the module, list
it here, and create its table in a migration. Tables have no schema of their own in the code: they are found in the
schema on the connection's search path, so that the same code can fill a second copy.
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
)

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
)


def project(recorded: Recorded) -> None:
    """Bring every projection up to date with one event."""
    for projection in PROJECTIONS:
        projection.project(recorded)


def place(recorded: list[Recorded]) -> None:
    """Fill in what only positions tell, once these events have been appended and have theirs."""
    editions.place(recorded)
    link_changes.place(recorded)
