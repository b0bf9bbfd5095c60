"""Host content: which publications of content blocks a document has been presented again for."""

from dataclasses import dataclass, field

from domain import commands, events


@dataclass(frozen=True, kw_only=True)
class Host:
    """The version last heard of, for each block and locale of it (`CONTENT_ID:LOCALE`)."""

    heard: dict[str, int] = field(default_factory=dict)


def initial() -> Host:
    return Host()


def load(state: dict) -> Host:
    return Host(**state)


def decide(host: Host, command: commands.UpdateHostContent) -> list[events.HostContentUpdated]:
    """One event for each publication of a block, however often its delivery is tried."""
    event = events.HostContentUpdated(
        source_block=command.source_block,
        source_locale=command.source_locale,
        source_version=command.source_version,
    )
    return [] if host.heard.get(_name(event), 0) >= command.source_version else [event]


def evolve(host: Host, event: events.HostContentUpdated) -> Host:
    return Host(heard=host.heard | {_name(event): event.source_version})


def _name(event: events.HostContentUpdated) -> str:
    return f"{event.source_block['content_id']}:{event.source_locale}"
