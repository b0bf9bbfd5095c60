"""The access log, beside the timeline and with its filters as far as they apply. For auditors and administrators."""

from itertools import groupby
from typing import Any

from flask import Blueprint, abort, g, request

from domain import access_log, accounts, documents, timeline
from domain.access_log import KINDS, Access
from domain.access_log.filters import FILTERS, read, wanted
from domain.errors import Invalid
from domain.visibility import sees_all
from webapp.pages.documents.mistakes import Mistake
from webapp.pages.htmx import sized
from webapp.pages.timeline.around import files, records, tags
from webapp.pages.timeline.asked import Asked, position
from webapp.pages.words import day

PAGE = 50
LABELS = {name: kind.label for name, kind in KINDS.items()}


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/timeline/access", view_func=access)


def access():
    """One page of it, below the id `before` if given, found by what the URL says."""
    check()
    asked, before, mistakes, status = asked_for(), position("before"), [], 200
    try:
        looked_for = wanted(asked.criteria, g.viewer)
        found = access_log.find(looked_for.condition, before, PAGE + 1)
    except Invalid as invalid:
        mistakes, status = [Mistake(problem.attribute, problem.error) for problem in invalid.problems], 422
        looked_for, found = None, []
    shown = _shown(asked, found)
    if looked_for:
        shown["files"] = files(asked, "pages.export_accesses", looked_for.upto, looked_for.now)
    response = sized(
        "pages/timeline/access.html",
        "pages/timeline/_access.html",
        status=status,
        mistakes=mistakes,
        paged=before is not None,
        **shown,
    )
    if request.htmx:
        response.headers["HX-Push-Url"] = asked.url()
    return response


def check() -> None:
    """Nobody else sees who came in, and what was refused to whom."""
    if not sees_all(g.viewer):
        abort(403, "Only auditors and administrators see the access log.")


def asked_for() -> Asked:
    """What the present request asks for."""
    return Asked(read(request.args.to_dict(flat=False)), endpoint="pages.access")


def _shown(asked: Asked, found: list[Access]) -> dict[str, Any]:
    entries = found[:PAGE]
    choices = {**timeline.choices_now(g.viewer), "kind": LABELS}
    ids = {each.content_id for each in entries if each.content_id}
    return {
        "asked": asked,
        "days": [(name, list(group)) for name, group in groupby(entries, key=lambda each: day(each.recorded_at))],
        "names": accounts.names_of({id_ for each in entries for id_ in access_log.mentioned_in(each)}),
        "titles": documents.titles_of(ids, g.viewer),
        "title_in": documents.title_in,
        "describe": access_log.describe,
        "records": records(asked),
        "older": found[PAGE - 1].id if len(found) > PAGE else None,
        "filters": FILTERS,
        "choices": choices,
        "tags": tags(asked, FILTERS, choices),
    }
