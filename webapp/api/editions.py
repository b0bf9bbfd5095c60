"""GET /v2/editions: every edition, for those who keep copies."""

from datetime import UTC
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, jsonify, request

from domain import clock
from domain.queries import editions
from domain.queries.editions import Cursor, Page, Question
from webapp.api.parameters import LARGEST_ID, MOST_PER_PAGE, BadParameter, among, number, requested_url, text, texts


def add_routes(api: Blueprint) -> None:
    api.add_url_rule("/v2/editions", "list_editions", view_func=index)


def index():
    """A page of editions as they are stored, and links to the pages around."""
    fields = among("fields", texts("fields"), (*editions.FIELDS, "links")) or editions.FIELDS
    question = _question()
    page = editions.page(question)
    return jsonify(links=_links(question, page), results=editions.shown(page.ids, fields))


def _question() -> Question:
    order = text("order") or "updated_at"
    [column] = among("order", [order.removeprefix("-")], editions.ORDERS)
    after, before = _cursor("after", column), _cursor("before", column)
    if after and before:
        raise BadParameter("Send after or before, not both")
    return Question(
        states=among("states", texts("states"), (*editions.USUAL_STATES, "superseded"), 422)
        or list(editions.USUAL_STATES),
        document_types=texts("document_types"),
        locale=text("locale"),
        publishing_app=text("publishing_app"),
        column=column,
        descending=order.startswith("-"),
        limit=number("per_page", 100, most=MOST_PER_PAGE),
        after=after,
        before=before,
    )


def _cursor(name: str, column: str) -> Cursor | None:
    given = text(name)
    if given is None:
        return None
    value, _, id = given.rpartition(",")
    try:
        if not (id.isascii() and id.isdecimal() and int(id[:20]) <= LARGEST_ID):
            raise ValueError
        if column == "id":
            return Cursor(int(id), int(id))
        return Cursor(clock.parse(value).astimezone(UTC) if value else None, int(id))
    except (ValueError, OverflowError) as error:
        raise BadParameter(f"{name} is no cursor; follow the links of the page before") from error


def _links(question: Question, page: Page) -> list[dict[str, str]]:
    full = len(page.ids) == question.limit
    hrefs = {
        "next": _href("after", page.last, question) if page.follows and full else None,
        "self": requested_url(),
        "previous": _href("before", page.first, question) if page.precedes else None,
    }
    return [{"href": href, "rel": rel} for rel, href in hrefs.items() if href]


def _href(name: str, cursor: Cursor, question: Question) -> str:
    query = request.query_string.decode(errors="replace")
    others = [pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0] not in ("after", "before")]
    return f"{request.base_url}?{urlencode([*others, (name, _written(cursor, question))])}"


def _written(cursor: Cursor, question: Question) -> str:
    if question.column == "id":
        return str(cursor.id)
    return f"{clock.timestamp(cursor.value) if cursor.value else ''},{cursor.id}"
