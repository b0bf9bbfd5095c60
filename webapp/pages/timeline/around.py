"""What stands around the lists of the timeline: tags that take a filter back, the other record, files to take along."""

from collections.abc import Mapping
from datetime import datetime

from flask import g

from domain import clock
from domain.access_log.filters import FILTERS as ACCESS_FILTERS
from domain.exporting import FORMATS
from domain.timeline import FILTERS
from domain.timeline.kinds import Filter, Names
from domain.visibility import sees_all
from webapp.pages.timeline.asked import Asked

#: The records by where they are shown: what they are called, and what narrows them down.
RECORDS = {"pages.timeline": ("Events", FILTERS), "pages.access": ("Access log", ACCESS_FILTERS)}


def tags(wanted: Asked, filters: Mapping[str, Filter], choices: Names) -> list[dict[str, str]]:
    """Each value of each filter: in words, and the URL without it."""
    return [
        {
            "label": filters[name].label,
            "says": filters[name].says(value, choices),
            "url": wanted.url_without(name, value),
        }
        for name, values in wanted.criteria.items()
        for value in values
    ]


def records(wanted: Asked) -> list[dict]:
    """The links to each record, narrowed down like this one as far as it can be; none for who sees but one of them."""
    return [
        {"label": label, "url": wanted.url_at(endpoint, filters), "current": endpoint == wanted.endpoint}
        for endpoint, (label, filters) in RECORDS.items()
        if sees_all(g.viewer)
    ]


def files(wanted: Asked, endpoint: str, upto: int, now: datetime) -> dict[str, str]:
    """The URLs of exports of just what is shown: up to a place, with words such as yesterday about that moment."""
    at = {"head": upto, "now": clock.timestamp(now)}
    return {name.upper(): wanted.url_at(endpoint, wanted.criteria, format_=name, **at) for name in FORMATS}
