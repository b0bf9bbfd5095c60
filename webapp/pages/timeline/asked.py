"""What a URL of the timeline asks for (filters, place) and URLs that ask for something else."""

from dataclasses import dataclass

from flask import request, url_for

from domain.timeline import Criteria, Place, read

LARGEST = 2**62


@dataclass(frozen=True)
class Asked:
    """`place` is below or above a position, so that the URL of a page shows the same for ever."""

    criteria: Criteria
    place: Place = Place()

    def url(self, **changes) -> str:
        """The URL of the newest page of the same, with other values for some filters."""
        return url_for("pages.timeline", **{**self.criteria, **changes})

    def url_without(self, name: str, value: str) -> str:
        """The same without one value of one filter."""
        gone = {"were": []} if name == "words" else {}
        return self.url(**gone, **{name: [each for each in self.criteria[name] if each != value]})


def asked() -> Asked:
    """What the present request asks for; a position that makes no sense is none."""
    before, after = (_position(name) for name in ("before", "after"))
    return Asked(read(request.args.to_dict(flat=False)), Place(before, after if before is None else None))


def _position(name: str) -> int | None:
    position = request.args.get(name, type=int)
    return None if position is None else max(0, min(position, LARGEST))
