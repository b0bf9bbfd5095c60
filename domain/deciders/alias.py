"""Aliases: a name for a content_id, given once and for all."""

from dataclasses import dataclass

from domain import commands, events
from domain.errors import Rejected


@dataclass(frozen=True, kw_only=True)
class Alias:
    content_id: str | None = None


def initial() -> Alias:
    return Alias()


def load(state: dict) -> Alias:
    return Alias(**state)


def decide(alias: Alias, command: commands.AssignAlias) -> list[events.Event]:
    """Assign the name; again to the same content_id is no change. Raises `Rejected` when it stands for another."""
    if alias.content_id == command.content_id:
        return []
    if alias.content_id is not None:
        taken = f"The alias {command.name} already stands for {alias.content_id}"
        raise Rejected(taken, reason="content_id_alias_already_in_use")
    return [events.AliasAssigned(name=command.name, content_id=command.content_id)]


def evolve(alias: Alias, event: events.AliasAssigned) -> Alias:
    return Alias(content_id=event.content_id)
