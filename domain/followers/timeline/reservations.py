"""Paths that were reserved for drafts which not everybody may see: to tell the path would tell of the draft."""

from typing import Any

from domain import log
from domain.log.envelope import Recorded

#: How many events one command may have behind the reservation of a path.
AHEAD = 50


class Reservations:
    """Of a batch of events: the limits of the drafts that were saved in the same act as a path was reserved."""

    def __init__(self, events: list[Recorded]):
        act = _act(events[-1])
        # The act may go on in the next batch.
        cut = any(each.type == "PathReserved" and _act(each) == act for each in events[-AHEAD:])
        following = log.read(events[-1].position, AHEAD) if cut else ()
        self._limits = {
            (*_act(each), each.event.content.base_path): each.event.content.access_limited or None
            for each in (*events, *following)
            if each.type == "DraftSaved"
        }

    def limit_of(self, recorded: Recorded) -> dict[str, Any] | None:
        """The limit of the draft for which the path was reserved; None for everything else."""
        return self._limits.get((*_act(recorded), recorded.payload.get("base_path")))


def _act(recorded: Recorded) -> tuple:
    return recorded.request_id, recorded.recorded_at
