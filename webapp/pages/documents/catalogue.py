"""The list of documents, which is the start page."""

from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

from flask import Blueprint, Response, g, request

from domain import accounts, past
from domain.catalogue import COUNTED, FILTERS, OF_THE_PAST, ORDERS, Found, choices_now, choices_then, find
from domain.catalogue.kinds import Choices
from domain.describe import who
from domain.errors import Invalid, Problem
from domain.projections.saved_filters import saved_filters_of
from webapp.pages.access import may
from webapp.pages.documents.asked import Asked, asked, asked_for, place_in
from webapp.pages.documents.mistakes import Mistake
from webapp.pages.htmx import sized


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule("/", view_func=catalogue)


def catalogue():
    """One page of it, found by what the URL says."""
    return listed(asked())


def listed(wanted: Asked, status: int = 200, page: str = "pages/documents/catalogue.html", **more) -> Response:
    """The list that is wanted, or what is wrong with what was asked; `more` goes to the templates."""
    found, choices, mistakes = _found(wanted)
    response = sized(
        page,
        "pages/documents/_catalogue.html",
        status=422 if mistakes else status,
        **_shown(wanted, found, choices),
        **({"mistakes": mistakes} | more),
    )
    if request.htmx:
        # The address of what is shown, without all that a form sends empty.
        response.headers["HX-Replace-Url" if request.htmx.trigger == "q" else "HX-Push-Url"] = wanted.url()
    return response


def _found(wanted: Asked) -> tuple[Found, Choices, list[Mistake]]:
    """What is there, or was there then; what there is to choose from; and what is wrong with what was asked."""
    then = wanted.position is not None
    with past.at(wanted.position) if then else nullcontext():
        choices = choices_then(g.viewer) if then else choices_now(g.viewer)
        try:
            return find(wanted.criteria, choices, wanted.sort, place_in(wanted), g.viewer), choices, []
        except Invalid as invalid:
            mistakes = [Mistake(_field(problem), problem.error) for problem in invalid.problems]
            return Found([], 0, None, None), choices, mistakes


def _field(problem: Problem) -> str | None:
    return problem.attribute if problem.attribute in {*FILTERS, "sort"} else None


def _shown(wanted: Asked, found: Found, choices: Choices) -> dict[str, Any]:
    """What the templates need."""
    names = accounts.names_of({id_ for row in found.rows for id_ in (row.actor, row.application) if id_})
    return {
        "asked": wanted,
        "found": found,
        "filters": FILTERS if wanted.position is None else OF_THE_PAST,
        "orders": ORDERS,
        "choices": choices,
        "counted": COUNTED,
        "tags": _tags(wanted, choices),
        "page_title": _page_title(wanted),
        "changed_by": [who(row, names.get) for row in found.rows],
        "of": [_organisations(row.organisations, choices.get("organisation", {})) for row in found.rows],
        "saved_filters": [
            (each.name, asked_for(each.criteria).url()) for each in saved_filters_of(g.person.account_id)
        ],
        "may_edit": may("write"),
    }


def _tags(wanted: Asked, choices: Choices) -> list[dict[str, str]]:
    """What the list is narrowed down to, but for what the search box shows: in words, and the URL without it."""
    return [
        {
            "label": FILTERS[name].label,
            "says": FILTERS[name].says(value, choices),
            "url": wanted.url_without(name, value),
        }
        for name, values in wanted.criteria.items()
        for value in (values[1:] if FILTERS[name].widget == "search" else values)
    ]


def _page_title(wanted: Asked) -> str:
    """What the page is called in a browser's tabs and history."""
    search = " ".join(wanted.criteria.get("q", []))
    then = f" as they were at position {wanted.position:,}" if wanted.position is not None else ""
    return (f"Documents matching ‘{search}’" if search else "Documents") + then


def _organisations(content_ids: list[str], titles: Mapping[str, str]) -> str:
    """The first of a document's organisations that is known here, and how many others there are."""
    known = list(dict.fromkeys(titles[id_] for id_ in content_ids if id_ in titles))
    return known[0] + (f" and {len(known) - 1} more" if len(known) > 1 else "") if known else ""
