"""What a URL of the timeline asks for (filters, place) and URLs that ask for something else."""

from collections.abc import Collection
from dataclasses import dataclass

from flask import request, url_for

from domain.timeline import Criteria, Place, read

LARGEST = 2**62


@dataclass(frozen=True)
class Asked:
    """`place` is below or above a position, so that the URL of a page shows the same for ever."""

    criteria: Criteria
    place: Place = Place()
    endpoint: str = "pages.timeline"

    def url(self, **changes) -> str:
        """The URL of the newest page of the same, with other values for some filters."""
        return url_for(self.endpoint, **{**self.criteria, **changes})

    def url_at(self, endpoint: str, filters: Collection[str], **more) -> str:
        """The URL of another page with the same values, as far as it has these filters."""
        return url_for(endpoint, **{name: each for name, each in self.criteria.items() if name in filters}, **more)

    def url_without(self, name: str, value: str) -> str:
        """The same without one value of one filter."""
        gone = {"were": []} if name == "words" else {}
        return self.url(**gone, **{name: [each for each in self.criteria[name] if each != value]})


def asked() -> Asked:
    """What the present request asks for; a position that makes no sense is none."""
    before, after = (position(name) for name in ("before", "after"))
    return Asked(read(request.args.to_dict(flat=False)), Place(before, after if before is None else None))


def position(name: str) -> int | None:
    """The position, or id, that the URL gives under a name."""
    given = request.args.get(name, type=int)
    return None if given is None else max(0, min(given, LARGEST))
