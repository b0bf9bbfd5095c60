"""Going through the timeline page by page."""

from domain import timeline
from domain.timeline import Place


def all_pages(criteria, viewer) -> list[int]:
    """Every position, page by page towards the past."""
    found, place = [], Place()
    while True:
        page = timeline.page(timeline.search(criteria, viewer), place)
        found += page.positions
        if not page.older:
            return found
        place = Place(before=page.positions[-1])
