"""What one event changed, field by field and word by word: a page, or to htmx the part that unfolds below its entry."""

from typing import Any

from flask import Blueprint, abort, g

from domain import log, moments, timeline
from domain.as_it_was import as_of
from domain.comparison.differences import Difference, differences
from domain.comparison.folding import folded
from domain.log import Recorded
from domain.performers import performer_of
from webapp.pages.documents.sides import fields_then, titles_for, type_of
from webapp.pages.entries import Entry, by_day
from webapp.pages.htmx import sized


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/timeline/<int:position>/changes", view_func=changes)


def changes(position: int):
    """The changes of the event at a position, if it is one that can change a document and may be seen."""
    event = _seen(position)
    [(_, [entry])] = by_day([event])
    if entry.compare is None:
        abort(404)
    return sized(
        "pages/timeline/changes.html", "pages/timeline/_changes.html",
        entry=entry, differences=_changes(event, entry), folded=folded, more=_more(event),
    )  # fmt: skip


def _seen(position: int) -> Recorded:
    if not timeline.may_see(position, g.viewer):
        abort(404)
    return next(iter(log.read_at([position])))


def _changes(event: Recorded, entry: Entry) -> list[Difference]:
    """As far as this viewer could see it: from the moment before that was visible."""
    before = moments.before(event.content_id, entry.locale, event.position, g.viewer)
    sides = [as_of(event.content_id, entry.locale, position, g.viewer) for position in (before, event.position)]
    fields = [fields_then(side) for side in sides]
    return differences(*fields, type_of(sides), titles_for(fields, entry.locale))


def _more(event: Recorded) -> dict[str, Any]:
    """What else there is to look at: the request, and all that this performer did."""
    return {"request": event.request_id, "performer": performer_of(event).key}
