"""The timeline: everything that happened, found by filters, a page after another however much happens meanwhile."""

from domain.timeline.choices import choices_now
from domain.timeline.counting import Bar, Picture, activity
from domain.timeline.filters import FILTERS, TYPES, Criteria, read
from domain.timeline.finding import PAGE, Found, Place, Search, may_see, page, positions, search
from domain.timeline.following import Newer, newer

__all__ = [
    "FILTERS",
    "PAGE",
    "TYPES",
    "Bar",
    "Criteria",
    "Found",
    "Newer",
    "Picture",
    "Place",
    "Search",
    "activity",
    "choices_now",
    "may_see",
    "newer",
    "page",
    "positions",
    "read",
    "search",
]
