"""Paths that were reserved for drafts which not everybody may see: to tell the path would tell of the draft.

What one command led to is in one batch, so who may see the event of a path follows from the drafts that it changed.
"""

from typing import Any

from domain.followers.following import command_of
from domain.followers.timeline.documents import Standing
from domain.log.envelope import Recorded

Limit = dict[str, Any] | None


class Reservations:
    """Of a batch of events: the limits of the drafts for which paths were reserved or given up."""

    def __init__(self) -> None:
        self._saved: dict[tuple, Limit] = {}
        self._changed: dict[tuple, Limit] = {}

    def heed(self, recorded: Recorded, before: Standing, after: Standing) -> None:
        """Take note of an event, and of how its document stood."""
        command = command_of(recorded)
        if recorded.type == "DraftSaved":
            self._saved[*command, recorded.event.content.base_path] = after.limited_to
        if recorded.locale and (limit := before.limited_to or after.limited_to):
            self._changed.setdefault(command, limit)

    def limit_of(self, recorded: Recorded) -> Limit:
        """Who alone may see the event of a path, once all of the batch is heeded; None for everything else."""
        match recorded.type:
            case "PathReserved":
                return self._saved.get((*command_of(recorded), recorded.event.base_path))
            case "PathReleased":
                return self._changed.get(command_of(recorded))
        return None
