"""Publish intents: the announcement that something will be published at a path."""

from dataclasses import dataclass
from typing import Any

from domain import commands, events


@dataclass(frozen=True, kw_only=True)
class Intent:
    """What was announced last, as it was sent; null when it was taken back."""

    intent: dict[str, Any] | None = None


def initial() -> Intent:
    return Intent()


def load(state: dict) -> Intent:
    return Intent(**state)


def decide(state: Intent, command: commands.PutPublishIntent | commands.DeletePublishIntent) -> list[events.Event]:
    """Announce, or take back. The same announcement again is no change; a content store may have forgotten the first,
    so that taking back is recorded whether or not anything is known of it."""
    match command:
        case commands.PutPublishIntent(base_path=base_path, intent=intent):
            return [] if state.intent == intent else [events.PublishIntentPut(base_path=base_path, intent=intent)]
        case commands.DeletePublishIntent(base_path=base_path):
            return [events.PublishIntentDeleted(base_path=base_path)]
    raise TypeError(f"no decision about {type(command).__name__}")


def evolve(state: Intent, event: events.PublishIntentPut | events.PublishIntentDeleted) -> Intent:
    match event:
        case events.PublishIntentPut(intent=intent):
            return Intent(intent=intent)
        case events.PublishIntentDeleted():
            return Intent()
    raise TypeError(f"a publish intent knows no {type(event).__name__}")
