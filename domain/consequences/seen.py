"""Who may see an event: whoever could see the draft that it belongs to when it happened."""

from domain import log
from domain.database import db
from domain.followers import catch_up, timeline
from domain.visibility import Viewer, may_see


def reached() -> int:
    """The position up to which it is known who may see events: the log's head, unless very much has just happened."""
    missing = catch_up(timeline)
    return log.head()[0] - missing


def may_see_event(position: int, viewer: Viewer) -> bool:
    """Whether there is an event at a position that has been `reached`, and `viewer` may see it."""
    row = db.execute_sql("SELECT limited_to FROM timeline WHERE position = %s", (position,)).fetchone()
    return row is not None and may_see(viewer, row[0])
