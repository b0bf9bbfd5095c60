"""Old payloads, lifted to the current form on reading. Events themselves are never rewritten.

To change an event: add one function from the last version's payload to the next one's, and register it here.
"""

from collections.abc import Callable
from typing import Any

from domain.content import ChangeNote, Content, Merger, Restoration
from domain.events import EVENT_TYPES, Event

Payload = dict[str, Any]

#: (type, version) -> the function that lifts that version's payload by one.
UPCASTERS: dict[tuple[str, int], Callable[[Payload], Payload]] = {
    ("DraftSaved", 1): lambda payload: payload | {"restored": None},
    ("DraftSaved", 2): lambda payload: payload | {"merged": None},
    ("AccountCreated", 1): lambda payload: payload | {"organisations": []},
    ("LinksPatched", 1): lambda payload: payload | {"restored": None},
    ("LinksPatched", 2): lambda payload: payload | {"merged": None},
}

#: The payload fields that are more than plain JSON.
PARTS = {"content": Content, "change_note": ChangeNote, "restored": Restoration, "merged": Merger}


def schema_version(type_: str, upcasters=UPCASTERS) -> int:
    """The current version of an event type's payload; the first is 1."""
    return 1 + max((version for name, version in upcasters if name == type_), default=0)


def revive(type_: str, version: int, payload: Payload, upcasters=UPCASTERS) -> Event:
    """The event that a stored payload stands for. Raises `TypeError` for a missing or an extra field."""
    for step in range(version, schema_version(type_, upcasters)):
        payload = upcasters[type_, step](payload)
    parts = {name: part(**payload[name]) for name, part in PARTS.items() if payload.get(name) is not None}
    return EVENT_TYPES[type_](**payload | parts)
