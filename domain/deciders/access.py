"""Registrations of applications."""

from dataclasses import dataclass

from domain import commands, events
from domain.errors import Conflict


@dataclass(frozen=True, kw_only=True)
class Registration:
    """All that matters of an application so far is whether it is there."""

    exists: bool = False


def initial() -> Registration:
    return Registration()


def load(state: dict) -> Registration:
    return Registration(**state)


def decide(registration: Registration, command: commands.Command) -> list[events.Event]:
    """Register an application. Raises `Conflict` when it exists."""
    if registration.exists:
        raise Conflict("It exists already", reason="exists")
    match command:
        case commands.RegisterApplication():
            return [
                events.ApplicationRegistered(
                    application_id=command.application_id,
                    name=command.name,
                    publishing_apps=command.publishing_apps,
                )
            ]
    raise TypeError(f"no decision about {type(command).__name__}")


def evolve(registration: Registration, event: events.Event) -> Registration:
    return Registration(exists=True)
