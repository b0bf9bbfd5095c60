"""What is known of every event beside its payload: who, when, through what, and where in the log."""

from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from domain.canonical import canonical
from domain.clock import timestamp
from domain.events import Event

TRIGGERS = ("person", "api", "schedule", "import", "dependency", "command line")


#: The application that the pages are.
DESK = "annals"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who is asking: a person's id (if any), the application it comes through, and what set it off.

    `address` is the network address, for the access log alone.
    """

    person: str | None
    application: str
    trigger: str
    request_id: str
    address: str | None = None

    @property
    def at_the_desk(self) -> bool:
        """Whether a person does this on the pages, by the role of their account; others vouch for theirs."""
        return self.trigger == "person" and self.application == DESK


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """An event with its envelope. `position` and `digest` are None until it is appended."""

    stream: str
    version: int
    type: str
    schema_version: int
    content_id: str | None
    locale: str | None
    payload: dict[str, Any]
    actor: str | None
    application: str
    trigger: str
    request_id: str
    caused_by: int | None
    recorded_at: datetime
    event: Event
    position: int | None = None
    leaf: bytes | None = None
    digest: bytes | None = None


LEAF_FIELDS = (
    "stream version type schema_version content_id locale payload actor application trigger request_id caused_by"
).split()


def leaf_of(recorded: Recorded) -> bytes:
    """SHA-256 over the canonical JSON of the event without position and digest (32 bytes)."""
    covered = {name: getattr(recorded, name) for name in LEAF_FIELDS}
    return sha256(canonical(covered | {"recorded_at": timestamp(recorded.recorded_at)})).digest()


def digest_after(previous: bytes, position: int, leaf: bytes) -> bytes:
    """The head's digest once `leaf` stands at `position`: SHA-256(previous, position as 8 bytes big-endian, leaf)."""
    return sha256(previous + position.to_bytes(8, "big") + leaf).digest()


_PRESENTED = ("position", *LEAF_FIELDS)


def presented(recorded: Recorded) -> dict[str, Any]:
    """An event with all of its envelope, as it is handed out in JSON."""
    shown = {name: getattr(recorded, name) for name in _PRESENTED}
    hashes = {"leaf": recorded.leaf.hex(), "digest": recorded.digest.hex()}
    return shown | {"recorded_at": timestamp(recorded.recorded_at)} | hashes


def payload_of(event: Event) -> dict[str, Any]:
    return asdict(event)
