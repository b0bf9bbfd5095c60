"""Every path that is not the API's: the item as a page for readers."""

import orjson
from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request

from .. import access, lookup
from ..auth import open_to_all
from ..database import database
from ..gone import is_gone
from ..paths import requested_path
from ..representation import with_root
from ..routes import best_entry
from ..website import website_root
from . import index
from .details import part_anchor
from .item_page import gone_page, item_page
from .redirects import target

blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
@blueprint.get("/<any_path:_>")
@open_to_all
def show(_: str = "") -> Response:
    path = requested_path(request.environ)
    match lookup.find(database(), path):
        case lookup.Item(representation, access_limited=limit):
            access.check(database(), path, limit, request.headers)
            shown = _item(path, orjson.loads(with_root(representation, website_root())))
            return _for_one(shown) if access.is_private(limit, request.headers) else shown
        case lookup.Routed(base_path, access_limited=limit, entry=entry) if "destination" in entry:
            access.check(database(), base_path, limit, request.headers)
            shown = _redirect(path, entry)
            return _for_one(shown) if access.is_private(limit, request.headers) else shown
        case lookup.Routed(base_path):
            return redirect(base_path + part_anchor(path), 303)
    return _index() if path == "/" else _not_found()


def _item(path: str, item: dict) -> Response:
    if request.environ["PATH_INFO"].endswith("/") and path != "/":
        return redirect(path, 301)
    if is_gone(item):
        return _page("gone", 410, gone_page(item))
    if item["schema_name"] == "redirect":
        return _redirect(path, best_entry(path, item["redirects"]))
    return _page("item", 200, item_page(item))


def _for_one(response: Response) -> Response:
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _redirect(path: str, entry: dict | None) -> Response:
    destination = target(path, entry, request.query_string.decode("latin-1")) if entry else None
    return redirect(destination, 301) if destination else _not_found()


def _index() -> Response:
    return _page("index", 200, {"items": index.latest(database())})


def _not_found() -> Response:
    return _page("not_found", 404, {})


def _page(name: str, status: int, context: dict) -> Response:
    html = render_template(f"content_store/{name}.html", store=current_app.config["NAME"], **context)
    response = make_response(html, status)
    # Whoever has just published wants to see it; asking again is cheap.
    response.headers["Cache-Control"] = "public, no-cache"
    response.add_etag()
    return response.make_conditional(request)
