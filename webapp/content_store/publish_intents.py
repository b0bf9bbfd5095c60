"""/publish-intent/…: announcements of when something will be published at a path."""

from flask import Blueprint, Response, request

from . import intents
from .auth import open_to_all
from .bodies import answer, invalid, json_object
from .database import database
from .paths import requested_path

blueprint = Blueprint("publish_intents", __name__)
PREFIX = "/publish-intent"


def _path() -> str:
    return requested_path(request.environ, PREFIX)


@blueprint.put(PREFIX)
@blueprint.put(f"{PREFIX}/<any_path:_>")
def put(_: str = "") -> Response:
    base_path, body = _path(), json_object()
    if errors := intents.errors_in(base_path, body):
        return invalid(errors)
    return answer({}, 200 if intents.put(database(), base_path, body) else 201)


@blueprint.get(PREFIX)
@blueprint.get(f"{PREFIX}/<any_path:_>")
@open_to_all
def get(_: str = "") -> Response:
    path = _path()
    match intents.find(database(), path):
        case None:
            return Response(status=404)
        case intents.Intent(base_path, _, record) if base_path == path:
            return answer(record)
        case intents.Intent(base_path):
            return Response(status=303, headers={"Location": PREFIX + base_path})


@blueprint.delete(PREFIX)
@blueprint.delete(f"{PREFIX}/<any_path:_>")
def delete(_: str = "") -> Response:
    return answer({}) if intents.delete(database(), _path()) else Response(status=404)


@blueprint.delete("/publish-intents/past")
def forget_past() -> Response:
    """For the night: what is more than five minutes past has done its work."""
    return answer({"forgotten": intents.forget_past(database())})
