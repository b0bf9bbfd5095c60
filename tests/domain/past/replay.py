"""The independent truth about the past: the projections emptied and filled again from the log, event by event."""

from collections.abc import Iterator
from contextlib import contextmanager

from domain import log
from domain.database import db
from domain.projections import project, stored

TABLES = (
    "documents editions edition_links link_set_links link_sets link_changes path_reservations content_id_aliases"
    " catalogue made_public limited_drafts limited_events limited_paths"
    " saved_filters reviews unreviewed_publications edition_authors schedules failing_checks"
).split()


@contextmanager
def replay() -> Iterator[Iterator[int]]:
    """Positions, one after the other: at each the projections are what a replay cut there makes them.

    Everything is put back at the end.
    """
    with db.atomic() as transaction:
        for table in TABLES:
            db.execute_sql(f"DELETE FROM {table}")  # noqa: S608 -- constants only
        yield _positions()
        transaction.rollback()


def _positions() -> Iterator[int]:
    rows = stored.Rows()
    for recorded in list(log.read(limit=1_000_000)):
        project(recorded, rows)
        rows.flush()
        yield recorded.position
