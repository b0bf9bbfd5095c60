"""Link sets: the links that all versions and translations of one content_id share."""

from dataclasses import dataclass, field

from domain import commands, events
from domain.errors import Conflict, Invalid
from domain.rules.links import link_problems


@dataclass(frozen=True, kw_only=True)
class LinkSet:
    lock_version: int = 0
    links: dict[str, list[str]] = field(default_factory=dict)


def initial() -> LinkSet:
    return LinkSet()


def load(state: dict) -> LinkSet:
    return LinkSet(**state)


def decide(link_set: LinkSet, command: commands.PatchLinks) -> list[events.Event]:
    """One LinksPatched, even when nothing changes: clients count on the counter. Raises `Conflict` or `Invalid`."""
    if command.previous_version is not None and command.previous_version != link_set.lock_version:
        raise Conflict(
            f"lock version differs: sent {command.previous_version}, now {link_set.lock_version}",
            reason="conflict",
            fields={"previous_version": ["does not match"]},
        )
    if problems := list(link_problems(command.links)):
        raise Invalid(problems)
    links = {type_: list(dict.fromkeys(targets)) for type_, targets in command.links.items()}
    about = {"restored": command.restored, "merged": command.merged}
    return [events.LinksPatched(lock_version=link_set.lock_version + 1, links=links, **about)]


def evolve(link_set: LinkSet, event: events.LinksPatched) -> LinkSet:
    merged = link_set.links | event.links
    return LinkSet(lock_version=event.lock_version, links={type_: ids for type_, ids in merged.items() if ids})
