"""The page of the timeline, in full and as the part that htmx changes."""

from typing import Any

from flask import Blueprint, g, request

from domain import documents, log
from domain.errors import Invalid
from domain.timeline import FILTERS, TYPES, Found, Picture, Place, activity, choices_now, page, search
from domain.timeline.kinds import WERE, Names, content_ids_in
from webapp.pages.documents.mistakes import Mistake
from webapp.pages.entries import by_day
from webapp.pages.htmx import sized
from webapp.pages.timeline.around import files, records, tags
from webapp.pages.timeline.asked import Asked, asked
from webapp.pages.timeline.picture import drawn
from webapp.pages.timeline.receipts import receipts_of


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/timeline", view_func=timeline)


def timeline():
    """One page of it, found by what the URL says."""
    wanted, mistakes, status = asked(), [], 200
    try:
        looked_for = search(wanted.criteria, g.viewer)
        found, picture = page(looked_for, wanted.place), activity(looked_for)
    except Invalid as invalid:
        mistakes, status = [Mistake(problem.attribute, problem.error) for problem in invalid.problems], 422
        looked_for, found, picture = None, Found(), Picture(0, "day", [])
    shown = _shown(wanted, found, picture)
    if looked_for:
        shown["files"] = files(wanted, "pages.export_timeline", looked_for.head, looked_for.now)
        shown["newer_url"] = None if _paged(wanted) else wanted.url_at("pages.newer", wanted.criteria)
    response = sized(
        "pages/timeline/timeline.html", "pages/timeline/_timeline.html",
        status=status, mistakes=mistakes, searched=looked_for, **shown,
    )  # fmt: skip
    if request.htmx:
        # The address of what is shown, without all that a form sends empty.
        response.headers["HX-Push-Url"] = wanted.url()
    return response


def _shown(wanted: Asked, found: Found, picture: Picture) -> dict[str, Any]:
    """What the templates need."""
    events = list(log.read_at(found.positions, brief=True))
    choices = {**choices_now(g.viewer), "content_id": _titles(wanted)}
    return {
        "asked": wanted,
        "found": found,
        "days": by_day(events, receipts=receipts_of(events)),
        "filters": FILTERS,
        "were": WERE,
        "choices": {**choices, "type": TYPES},
        "tags": tags(wanted, FILTERS, choices),
        "page_title": _title(wanted, choices),
        "records": records(wanted),
        "paged": _paged(wanted),
        "picture": picture,
        "drawn": drawn(picture),
    }


def _paged(wanted: Asked) -> bool:
    """Whether it is another page than the newest, which alone is followed."""
    return wanted.place != Place()


def _titles(wanted: Asked) -> dict[str, str]:
    """What the contents that are asked for by their IDs are called."""
    ids = {id_ for value in wanted.criteria.get("content_id", []) for id_ in content_ids_in(value)}
    titles = documents.titles_of(ids, g.viewer) if ids else {}
    return {id_: f"‘{title}’" for (id_, _), title in sorted(titles.items(), key=lambda each: each[0][1] == "en")}


def _title(wanted: Asked, choices: Names) -> str:
    """What the page is called: what it is all about, where that is one thing."""
    abouts = [(name, value) for name in ("content_id", "performer") for value in wanted.criteria.get(name, [])]
    if len(abouts) != 1:
        return "Timeline"
    [(name, value)] = abouts
    said = FILTERS[name].says(value, choices)
    if name == "performer":
        return f"Timeline of {said if ':' in value else said[0].lower() + said[1:]}"
    return f"Timeline of {said if said.startswith('‘') else f'‘{said}’'}"
