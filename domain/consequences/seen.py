"""Who may see an event: whoever could see the draft that it belongs to when it happened."""

from domain.database import db
from domain.projections import limits
from domain.visibility import Viewer


def may_see_event(position: int, viewer: Viewer) -> bool:
    """Whether there is an event at a position, and `viewer` may see it."""
    seen, values = limits.visible_events(viewer)
    sql = f"SELECT FROM log.events WHERE position = %(position)s AND {seen}"  # noqa: S608 -- constants only
    return db.execute_sql(sql, values | {"position": position}).fetchone() is not None
