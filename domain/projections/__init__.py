"""The projections: tables derived from the log, changed in the transaction that appends the event.

Each module has its table, what it does with an event (`project`) and its queries. To add one: write the module, list
it here, and create its table in a migration. Tables have no schema of their own in the code: they are found in the
schema on the connection's search path, so that the same code can fill a second copy.
"""

from domain.log.envelope import Recorded
from domain.projections import access, aliases, editions, links, paths

PROJECTIONS = (editions, links, paths, aliases, access)


def project(recorded: Recorded) -> None:
    """Bring every projection up to date with one event."""
    for projection in PROJECTIONS:
        projection.project(recorded)
