"""The way to a moment: a position, or a time in plain words."""

from collections.abc import Callable

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for

from domain import clock, log, past
from domain.past.when import position_of, recorded_at
from webapp.pages.documents.mistakes import Mistake


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/as-it-was", view_func=site_as_it_was)


def site_as_it_was():
    """The list of documents at the moment `at`, with the filters that come along; without a moment, asks for one."""
    query = {name: values for name, values in request.args.to_dict(flat=False).items() if name != "at"}
    return led_to(lambda position: url_for("pages.documents_as_they_were", position=position, **query), "the documents")


def led_to(address_of: Callable[[int], str], what: str) -> Response:
    """On to the address for the moment `at` that the URL gives; a page that asks for one where it gives none."""
    given, mistakes = request.args.get("at", "").replace("\0", "").strip(), []
    if given:
        try:
            return redirect(address_of(position_of(given, clock.now())), 303)
        except ValueError as error:
            mistakes = [Mistake("at", str(error))]
    page = render_template("pages/past/when.html", what=what, given=given, mistakes=mistakes)
    return make_response(page, 422 if mistakes else 200)


def moment_at(position: int) -> dict:
    """What the banner says of a position that has been; no such page beyond the log's end.

    Very seldom, after an import, the past has not been read up to there; that is said, instead of showing another one.
    """
    head = log.head()[0]
    if position > head:
        abort(404, f"The log ends at position {head:,}, so there is no position {position:,} yet.")
    if position > (reached := past.reached()):
        abort(503, f"Much has just happened; the past can be seen up to position {reached:,} so far. Try again soon.")
    return {"position": position, "at": recorded_at(position), "head": head}
