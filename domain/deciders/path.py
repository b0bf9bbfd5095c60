"""Paths: each is owned by one publishing application at most."""

from dataclasses import dataclass

from domain import commands, events
from domain.errors import Invalid, NotFound, Problem, Rejected
from domain.rules.scalars import MAX_PATH_BYTES, is_absolute_path, is_blank


@dataclass(frozen=True, kw_only=True)
class Path:
    publishing_app: str | None = None


def initial() -> Path:
    return Path()


def load(state: dict) -> Path:
    return Path(**state)


def decide(path: Path, command: commands.ReservePath) -> list[events.Event]:
    """Reserve or release. A path that already is as asked is no change. Raises `Invalid`, `NotFound`, `Rejected`."""
    if problems := list(_problems(command)):
        raise Invalid(problems)
    match command:
        case commands.ReleasePath():
            return _release(path, command)
        case commands.ReservePath():
            return _reserve(path, command)


def evolve(path: Path, event: events.PathReserved | events.PathReleased) -> Path:
    match event:
        case events.PathReserved():
            return Path(publishing_app=event.publishing_app)
        case events.PathReleased():
            return Path()
    raise TypeError(f"a path knows no {type(event).__name__}")


def _problems(command: commands.ReservePath):
    if not is_absolute_path(command.base_path):
        yield Problem("base_path", "is not a valid absolute URL path", "absolute_path_invalid")
    elif len(command.base_path.encode()) > MAX_PATH_BYTES:
        yield Problem("base_path", f"is longer than {MAX_PATH_BYTES} bytes", "base_path_too_long")
    if is_blank(command.publishing_app):
        yield Problem("publishing_app", "blank", "publishing_app_missing")


def _reserve(path: Path, command: commands.ReservePath) -> list[events.Event]:
    owner = path.publishing_app
    if owner == command.publishing_app:
        return []
    if owner and not command.override_existing:
        taken = f"{command.base_path} is already reserved by {owner}"
        raise Invalid([Problem("base_path", taken, "base_path_already_in_use")])
    return [
        events.PathReserved(
            base_path=command.base_path, publishing_app=command.publishing_app, previous_publishing_app=owner
        )
    ]


def _release(path: Path, command: commands.ReleasePath) -> list[events.Event]:
    owner = path.publishing_app
    if owner is None:
        raise NotFound(f"{command.base_path} is not reserved", reason="base_path_not_reserved")
    if owner != command.publishing_app:
        taken = f"{command.base_path} is already reserved by {owner}"
        raise Rejected(taken, reason="base_path_already_in_use")
    return [events.PathReleased(base_path=command.base_path, publishing_app=owner)]
