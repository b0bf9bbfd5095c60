"""Commands about paths, and the names and announcements that go with them."""

from dataclasses import dataclass
from typing import Any

from domain.commands.base import Command


@dataclass(frozen=True, kw_only=True)
class ReservePath(Command):
    base_path: str
    publishing_app: str | None
    override_existing: bool = False

    @property
    def stream(self) -> str:
        return f"path:{self.base_path}"


@dataclass(frozen=True, kw_only=True)
class ReleasePath(ReservePath):
    pass


@dataclass(frozen=True, kw_only=True)
class AssignAlias(Command):
    name: str
    content_id: str

    @property
    def stream(self) -> str:
        return f"alias:{self.name}"


@dataclass(frozen=True, kw_only=True)
class PutPublishIntent(Command):
    """Announce when something will be published at a path. `intent` is what the client sent, the path left out."""

    base_path: str
    intent: dict[str, Any]

    @property
    def stream(self) -> str:
        return f"intent:{self.base_path}"


@dataclass(frozen=True, kw_only=True)
class DeletePublishIntent(Command):
    base_path: str

    @property
    def stream(self) -> str:
        return f"intent:{self.base_path}"
