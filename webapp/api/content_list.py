"""GET /v2/content: the content that matches, a page at a time."""

import re

from flask import Blueprint, jsonify, request

from domain.presented import FIELDS, present
from domain.queries import content
from webapp.api.parameters import MOST_PER_PAGE, among, content_ids, invalid, number, requested_url, text, texts

#: Asked for by clients, never answered.
TOLERATED = ("total",)
DETAILS_KEY = re.compile(r"details\.[^.]+")


def add_routes(api: Blueprint) -> None:
    api.add_url_rule("/v2/content", "list_content", view_func=index)


def index():
    """The content that matches, presented, with the number of it all and links to the pages around."""
    fields = among("fields", texts("fields"), (*FIELDS, *TOLERATED)) or FIELDS
    per_page = number("per_page", 50, most=MOST_PER_PAGE)
    offset = number("offset", (number("page", 1) - 1) * per_page, least=0)
    editions, total = content.find(_question(per_page, offset), fields)
    page, pages = offset // per_page + 1, -(-total // per_page)
    return jsonify(
        total=total, pages=pages, current_page=page, links=_links(page, pages), results=present(editions, fields)
    )


def _question(per_page: int, offset: int) -> content.Question:
    locale = text("locale") or "en"
    return content.Question(
        document_types=texts("document_type", "content_format"),
        publishing_app=text("publishing_app"),
        locale=None if locale == "all" else locale,
        states=among("states", texts("states"), content.STATES, 422) or list(content.USUAL_STATES),
        q=(text("q") or "").strip() or None,
        search_in=_search_in() or list(content.USUAL_SEARCH),
        link=_link(),
        aliases=texts("content_id_aliases"),
        order=_order(),
        limit=per_page,
        offset=offset,
    )


def _search_in() -> list[str]:
    names = texts("search_in")
    among("search_in", [name for name in names if not DETAILS_KEY.fullmatch(name)], content.SEARCHABLE)
    return names


def _link() -> tuple[str, str] | None:
    links = {name.removeprefix("link_").removesuffix("[]") for name in request.args if name.startswith("link_")}
    found = [(link_type, value) for link_type in sorted(links) for value in texts(f"link_{link_type}")]
    if len(found) > 1:
        raise invalid("There can be one link_ filter at most")
    content_ids("link_ filters", [target for _, target in found])
    return found[0] if found else None


def _order() -> list[str]:
    terms = [term.strip() for term in (text("order") or "-public_updated_at").split(",")]
    for term in terms:
        among("order", [term.removeprefix("-")], content.ORDERS, 422)
    return terms


def _links(page: int, pages: int) -> list[dict[str, str]]:
    """Clients know these addresses with `&page=`, even where no other parameter comes before."""
    numbers = {
        "previous": page - 1 if page > 1 else None,
        "next": page + 1 if page < pages else None,
        "self": page,
    }
    url = re.sub(r"&page=\d+", "", requested_url())
    return [{"href": f"{url}&page={number}", "rel": rel} for rel, number in numbers.items() if number]
