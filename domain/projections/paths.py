"""Which publishing application owns which path."""

from peewee import TextField

from domain import events
from domain.log.envelope import Recorded
from domain.projections.model import Table
from domain.projections.rows import Rows


class PathReservation(Table):
    base_path = TextField(primary_key=True)
    publishing_app = TextField()

    GROUP = "path:{base_path}"

    class Meta:
        table_name = "path_reservations"


TABLES = (PathReservation,)


def project(recorded: Recorded, rows: Rows) -> None:
    """Bring the reservations up to date with one event."""
    match recorded.event:
        case events.PathReserved(base_path=base_path, publishing_app=app):
            rows.put(PathReservation, (base_path,), {"publishing_app": app})
        case events.PathReleased(base_path=base_path):
            rows.delete(PathReservation, base_path)


def reserved_by(base_path: str) -> str | None:
    """The publishing application that owns `base_path`, if any."""
    reservation = PathReservation.get_or_none(PathReservation.base_path == base_path)
    return reservation.publishing_app if reservation else None
