"""/content/… and /api/content/…: items, one at a time."""

from flask import Blueprint, Response, request
from werkzeug.exceptions import BadRequest

from . import access, intents, items, lookup, stale
from .auth import open_to_all
from .bodies import answer, failure, invalid, json_object
from .caching import DEFAULT, PRIVATE, cache_control
from .database import database
from .fields import VERSION
from .paths import problem_with, requested_path
from .representation import with_root
from .website import website_root

blueprint = Blueprint("content", __name__)
PREFIX = "/content"
API_PREFIX = "/api/content"


def _urls(prefix: str, **options):
    """The URLs of all base paths below `prefix`; that of `/` has nothing after the prefix."""

    def register(view):
        blueprint.add_url_rule(prefix, view_func=view, **options)
        blueprint.add_url_rule(f"{prefix}/<any_path:_>", view_func=view, **options)
        return view

    return register


@_urls(API_PREFIX, endpoint="show_api", methods=["GET"])
@open_to_all
def show_api(_: str = "") -> Response:
    return _show(API_PREFIX)


@_urls(PREFIX, endpoint="show", methods=["GET"])
@open_to_all
def show(_: str = "") -> Response:
    return _show(PREFIX)


def _show(prefix: str) -> Response:
    path = requested_path(request.environ, prefix)
    soon = intents.max_age(intents.find(database(), path))
    match lookup.find(database(), path):
        case lookup.Item(representation, status, seconds, limit):
            access.check(database(), path, limit, request.headers)
            return _kept(answer(with_root(representation, website_root()), status), soon or seconds, limit)
        case lookup.Routed(base_path, seconds, limit):
            return _kept(Response(status=303, headers={"Location": prefix + base_path}), soon or seconds, limit)
    return _kept(Response(status=404), soon or DEFAULT, None)


def _kept(response: Response, seconds: int, limit: dict | None) -> Response:
    """The response, and who may keep it for how long."""
    private = access.is_private(limit, request.headers)
    response.headers["Cache-Control"] = PRIVATE if private else cache_control(seconds)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@_urls(PREFIX, endpoint="put", methods=["PUT"])
def put(_: str = "") -> Response:
    base_path, body = requested_path(request.environ, PREFIX), json_object()
    if errors := items.errors_in(base_path, body):
        return invalid(errors)
    version = body.get("payload_version")
    taken = items.write(database(), [items.Write(base_path, version, body)]).get(base_path)
    stale.written([base_path])
    if taken:
        return answer({}, 200 if taken.existed else 201)
    return invalid({"payload_version": ["must be given to replace an item"]}) if version is None else _conflict(version)


@_urls(PREFIX, endpoint="delete", methods=["DELETE"])
def delete(_: str = "") -> Response:
    base_path = requested_path(request.environ, PREFIX)
    version = _version_for_deletion()
    if version is None:
        return Response(status=200 if items.delete(database(), base_path) else 404)
    if problem := problem_with(base_path):
        return invalid({"base_path": [problem]})
    taken = items.write(database(), [items.Write(base_path, version, None)]).get(base_path)
    stale.written([base_path])
    if taken is None:
        return _conflict(version)
    return Response(status=200 if taken.existed else 404)


def _version_for_deletion() -> int | None:
    body = json_object() if request.get_data() else {}
    version = body.get("payload_version", request.args.get("payload_version"))
    if isinstance(version, str) and version.isascii() and version.isdecimal():
        version = int(version[:20])
    if version is not None and not VERSION.holds(version):
        raise BadRequest(f"payload_version {VERSION.demand}")
    return version


def _conflict(version: int) -> Response:
    message = f"payload_version {version} is not newer than the one stored"
    return failure(409, "conflict", message)
