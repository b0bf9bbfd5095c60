"""Whether a path could be reserved, asked without reserving it."""

from domain.commands import ReservePath
from domain.deciders import path
from domain.projections.paths import reserved_by


def check_reservable(base_path: str, publishing_app: str | None) -> None:
    """Raise `Invalid` unless `publishing_app` owns or could have `base_path`."""
    command = ReservePath(base_path=base_path, publishing_app=publishing_app)
    path.decide(path.Path(publishing_app=reserved_by(base_path)), command)
