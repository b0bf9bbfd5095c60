"""/search: what is published, found by words and filters."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, make_response, render_template, request
from markupsafe import Markup

from domain.clock import parse
from domain.search.asked import Aggregate, Asked
from domain.search.finding import Found, find

from ..auth import open_to_all
from ..pages import languages
from ..pages.words import day, humanise
from .asking import search_database

blueprint = Blueprint("search_page", __name__)
PER_PAGE, MOST_OPTIONS, LAST_PAGE = 20, 100, 10_000
FIELDS = ("title_with_highlighting", "snippet", "description_with_highlighting", "link", "format", "locale")
FIELDS = (*FIELDS, "organisations", "public_timestamp")
FILTERS = {"format": "Type", "organisations": "Organisation"}
ORDERS = {"": "Most relevant", "-public_timestamp": "Newest"}


@dataclass(frozen=True)
class Option:
    """One value of a filter, how many results have it, and whether it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@blueprint.get("/search")
@open_to_all
def show() -> Response:
    question, number = _question(), _page_number()
    question = replace(question, start=(number - 1) * PER_PAGE)
    found = find(search_database(), question)
    html = render_template("content_store/search/search.html", **_shown(question, found, number))
    response = make_response(html)
    response.headers["Cache-Control"] = "public, no-cache"
    return response


def _question() -> Asked:
    """What the address asks for; what it cannot ask for is left out, since readers do not write addresses."""
    chosen = {name: [each for each in request.args.getlist(f"filter_{name}") if each] for name in FILTERS}
    order = request.args.get("order", "")
    return Asked(
        q=request.args.get("q", "").strip(),
        count=PER_PAGE,
        order=order if order in ORDERS else None,
        fields=FIELDS,
        filters={name: values for name, values in chosen.items() if values},
        aggregates=dict.fromkeys(FILTERS, Aggregate(MOST_OPTIONS)),
    )


def _page_number() -> int:
    return min(max(request.args.get("page", 1, type=int), 1), LAST_PAGE)


def _shown(question: Asked, found: Found, number: int) -> dict[str, Any]:
    """The names that search.html uses."""
    return {
        "store": "live",
        "q": question.q,
        "order": question.order or "",
        "orders": ORDERS,
        "total": found.total,
        "results": [_result(each) for each in found.results],
        "filters": {name: (label, _options(name, question, found)) for name, label in FILTERS.items()},
        "chosen": [
            (option.label, _address(_without(question, name, option.value)))
            for name in FILTERS
            for option in _options(name, question, found)
            if option.chosen
        ],
        "first_page": _address(question),
        "unfiltered": _address(replace(question, filters={})),
        "suggestions": [(each, _address(replace(question, q=each))) for each in found.suggested_queries],
        "pages": _pages(question, found.total, number),
        "number": number,
        "first": question.start + 1,
    }


def _result(result: dict[str, Any]) -> dict[str, Any]:
    organisations = [each["title"] for each in result.get("organisations", ())]
    published = result["public_timestamp"]
    facts = [humanise(result["format"]), *organisations[:2], published and day(parse(published))]
    return {
        "link": result["link"],
        "lang": languages.tag(result["locale"]),
        # Escaped, but for the marks.
        "title": Markup(result["title_with_highlighting"]),  # noqa: S704 -- escaped before it was marked
        "text": Markup(_best_text(result)),  # noqa: S704 -- escaped before it was marked
        "facts": [fact for fact in facts if fact],
    }


def _best_text(result: dict[str, Any]) -> str:
    """The description, unless only the body has what was asked for."""
    description, snippet = result["description_with_highlighting"], result["snippet"]
    return snippet if "<mark>" in snippet and "<mark>" not in description else description or snippet


def _options(name: str, question: Asked, found: Found) -> list[Option]:
    chosen = question.filters.get(name, ())
    options = [
        Option(value["slug"], value.get("title") or humanise(value["slug"]), each["documents"], value["slug"] in chosen)
        for each in found.aggregates[name]["options"]
        for value in [each["value"]]
    ]
    listed = {option.value for option in options}
    return options + [Option(each, humanise(each), 0, True) for each in chosen if each not in listed]


def _pages(question: Asked, total: int, number: int) -> dict[str, Any] | None:
    """What the pagination component shows, None for a single page."""
    last = min(-(-total // PER_PAGE), LAST_PAGE)
    if last < 2:
        return None
    shown = sorted({1, last, *range(max(number - 1, 1), min(number + 2, last + 1))})
    items: list[dict[str, Any]] = []
    for before, each in zip([0, *shown], shown, strict=False):
        items += [{"ellipsis": True}] if each > before + 1 else []
        items.append({"number": each, "href": _address(question, page=each), "current": each == number})
    pages: dict[str, Any] = {"items": items, "landmarkLabel": "Pages of results"}
    pages |= {"previous": {"href": _address(question, page=number - 1)}} if 1 < number <= last else {}
    return pages | ({"next": {"href": _address(question, page=number + 1)}} if number < last else {})


def _without(question: Asked, name: str, value: str) -> Asked:
    """The same question without one value of a filter."""
    left = {each: [v for v in values if (each, v) != (name, value)] for each, values in question.filters.items()}
    return replace(question, filters=left)


def _address(question: Asked, page: int = 1) -> str:
    """The address of a page of a search."""
    pairs = [("q", question.q)] if question.q else []
    pairs += [(f"filter_{name}", each) for name, values in question.filters.items() for each in values]
    pairs += [("order", question.order)] if question.order else []
    pairs += [("page", page)] if page > 1 else []
    return "/search?" + urlencode(pairs) if pairs else "/search"
