"""Commands about link sets."""

from dataclasses import dataclass

from domain.commands.base import Command
from domain.content import Merger, Restoration


@dataclass(frozen=True, kw_only=True)
class PatchLinks(Command):
    content_id: str
    links: dict[str, list[str]]
    previous_version: int | None = None
    restored: Restoration | None = None
    merged: Merger | None = None

    @property
    def stream(self) -> str:
        return f"links:{self.content_id}"
