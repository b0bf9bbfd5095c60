"""Which publishing application owns which path."""

from peewee import TextField

from domain import events
from domain.log.envelope import Recorded
from domain.projections.model import Table


class PathReservation(Table):
    base_path = TextField(primary_key=True)
    publishing_app = TextField()

    class Meta:
        table_name = "path_reservations"


def project(recorded: Recorded) -> None:
    """Bring the reservations up to date with one event."""
    match recorded.event:
        case events.PathReserved(base_path=base_path, publishing_app=app):
            PathReservation.insert(base_path=base_path, publishing_app=app).on_conflict(
                conflict_target=(PathReservation.base_path,), update={PathReservation.publishing_app: app}
            ).execute()
        case events.PathReleased(base_path=base_path):
            PathReservation.delete().where(PathReservation.base_path == base_path).execute()


def reserved_by(base_path: str) -> str | None:
    """The publishing application that owns `base_path`, if any."""
    reservation = PathReservation.get_or_none(PathReservation.base_path == base_path)
    return reservation.publishing_app if reservation else None
