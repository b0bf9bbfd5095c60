"""What came since a page of the timeline was shown: static/tail.js asks every other second, and adds it above."""

from flask import Blueprint, g, redirect, render_template, request

from domain import log, timeline
from webapp.pages.entries import by_day
from webapp.pages.timeline.asked import asked
from webapp.pages.unattended import unattended


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/timeline/newer", view_func=newer)


@unattended
def newer():
    """The entries behind the position `after`, found by what the URL says; 204 where nothing has happened since."""
    wanted = asked()
    after = wanted.place.after or 0
    if not request.htmx:
        return redirect(wanted.url(after=after), 303)
    found = timeline.newer(wanted.criteria, g.viewer, after)
    if found is None:
        return "", 204
    # Without receipts: nothing would say later that what was on its way has arrived.
    days = by_day(log.read_at(found.positions, brief=True))
    return render_template("pages/timeline/_newer.html", newer=found, days=days)
