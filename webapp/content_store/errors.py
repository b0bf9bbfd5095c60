"""What is answered when something is wrong: JSON for programs, a page for people, never a traceback."""

from flask import Flask, Response, current_app, render_template, request
from peewee import InterfaceError, OperationalError
from playhouse.pool import MaxConnectionsExceeded
from werkzeug.exceptions import HTTPException

from domain.search.parameters import Unanswerable

from . import stale
from .access import Forbidden
from .bodies import failure, invalid
from .caching import PRIVATE
from .database import close_idle
from .paths import BadPath

RETRY_AFTER_SECONDS = "5"
#: The blueprints that people look at.
PAGES = ("pages", "search_page")
TITLES = {
    400: "This address is not valid",
    403: "This draft is not for everybody",
    503: "Sorry, the service is unavailable",
}


def install(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(BadPath, _bad_path)
    app.register_error_handler(Forbidden, _forbidden)
    app.register_error_handler(Unanswerable, lambda error: invalid(error.errors))
    for error in (OperationalError, InterfaceError, MaxConnectionsExceeded):
        app.register_error_handler(error, _unavailable)
    app.register_error_handler(Exception, _unexpected)


def _http(error: HTTPException) -> Response:
    if error.code < 400:
        return error.get_response()
    response = _present(error.code, error.name.lower().replace(" ", "_"), error.description)
    if allowed := getattr(error, "valid_methods", None):
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def _bad_path(error: BadPath) -> Response:
    return _present(400, "bad_request", f"The path {error}")


def _forbidden(error: Forbidden) -> Response:
    response = _present(403, "access_forbidden", "You do not have permission to see this draft")
    response.headers["Cache-Control"] = PRIVATE
    return response


def _unavailable(error: Exception) -> Response:
    current_app.logger.error("The database is unavailable: %s", error)
    # The other idle connections are likely to be as dead as this one.
    close_idle()
    if shown_before := stale.answer():
        return shown_before
    response = _present(503, "service_unavailable", "The database is unavailable; try again shortly")
    response.headers["Retry-After"] = RETRY_AFTER_SECONDS
    return response


def _unexpected(error: Exception) -> Response:
    current_app.logger.exception("%s %s failed", request.method, request.path)
    return _present(500, "internal_server_error", "Something went wrong; it has been logged")


def _present(status: int, kind: str, message: str) -> Response:
    if request.blueprint not in PAGES:
        return failure(status, kind, message)
    title = TITLES.get(status, "Sorry, there is a problem with the service")
    return current_app.make_response(
        (render_template("content_store/error.html", title=title, message=message), status)
    )
