"""Following the timeline: what came behind a position, so that whoever asks on from there meets each event once."""

from dataclasses import dataclass

from domain import log
from domain.timeline.filters import Criteria
from domain.timeline.finding import Place, page, search
from domain.visibility import Viewer


@dataclass(frozen=True)
class Newer:
    """All that was found behind a position and up to `upto`, newest first; `more` says that there is some beyond."""

    positions: list[int]
    upto: int
    more: bool


def newer(criteria: Criteria, viewer: Viewer, after: int) -> Newer | None:
    """What came behind the position `after` and meets `criteria`: about a page of it, the oldest.

    None, for one small query, where nothing at all has happened since. Raises `Invalid`.
    """
    if log.head()[0] <= after:
        return None
    wanted = search(criteria, viewer, after=after)
    found = page(wanted, Place(after=after))
    # The timeline may be filled less far than the page was that is followed: never back.
    upto = found.positions[0] if found.newer else max(after, wanted.head)
    return Newer(found.positions, upto, found.newer)
