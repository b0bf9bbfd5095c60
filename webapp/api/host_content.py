"""/v2/content/:content_id/host-content: who embeds a piece of content."""

from flask import Blueprint, jsonify

from domain.queries import host_content
from webapp.api.parameters import MOST_PER_PAGE, among, number, text

ITEM = "/v2/content/<content_id:content_id>"


def add_routes(api: Blueprint) -> None:
    for name, endpoint in (("host-content", "host_content"), ("embedded", "embedded")):
        api.add_url_rule(f"{ITEM}/{name}", f"list_{endpoint}", view_func=index)
    api.add_url_rule(f"{ITEM}/host-content/<content_id:host_content_id>", "get_host_content", view_func=show)


def index(content_id: str):
    """The hosts of a content_id, a page at a time."""
    order, per_page = text("order") or "unique_pageviews", number("per_page", 10, most=MOST_PER_PAGE)
    among("order", [order.removeprefix("-")], host_content.ORDERS, 422)
    offset = (number("page", 1) - 1) * per_page
    question = host_content.Question(content_id=content_id, order=order, limit=per_page, offset=offset)
    found = host_content.hosts_of(question)
    return jsonify(content_id=content_id, total_pages=-(-found["total"] // per_page), **found)


def show(content_id: str, host_content_id: str):
    """One host."""
    return jsonify(host_content.host_of(content_id, host_content_id, text("locale"), text("state")))
