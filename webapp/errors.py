"""Every error, for whoever asked: JSON for applications, a page or a part of one for people. Decided here alone."""

from flask import Flask, Response, current_app, g, jsonify, render_template, request
from peewee import InterfaceError, OperationalError
from playhouse.pool import MaxConnectionsExceeded
from psycopg2.errors import LockNotAvailable, QueryCanceled
from werkzeug.exceptions import HTTPException, InternalServerError

from domain.database import db
from domain.errors import Refusal
from webapp.api import errors as api_errors
from webapp.api.body import BadJson
from webapp.api.parameters import BadParameter
from webapp.live_store import Refused, Unavailable
from webapp.pages import access

API_PATHS = ("/v2/", "/paths/", "/lookup-by-base-path", "/publish-intent", "/healthcheck/", "/openapi.json")
RETRY_AFTER_SECONDS = "5"
TITLES = {
    403: "You may not do that",
    404: "Page not found",
    405: "There is no page here",
    413: "That is too much at once",
    500: "Something went wrong here",
}
#: For people, in the place of what HTTP has to say.
SENTENCES = {
    404: "If you typed the address, check that it is right. If you followed a link, what was there may have gone.",
    405: "Forms are sent to this address, but there is nothing to look at. Go back to where you came from.",
    413: "What you sent is larger than a document may be. Nothing was saved. Go back: what you typed is still there.",
    500: "It has been noted. Go back, where what you typed is still there; see whether it was saved, or try again.",
}


def install(app: Flask) -> None:
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(BadJson, _bad_json)
    app.register_error_handler(BadParameter, _bad_parameter)
    app.register_error_handler(Refused, api_errors.refused_by_store)
    app.register_error_handler(Unavailable, _store_unavailable)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)
    for error in (OperationalError, InterfaceError, MaxConnectionsExceeded):
        app.register_error_handler(error, _unavailable)


def for_application() -> bool:
    """Whether the one who asked is an application."""
    return request.path.startswith(API_PATHS)


def _refused(refusal: Refusal):
    if for_application():
        return api_errors.refused(refusal)
    status = api_errors.status_of(refusal)
    return _page(status, TITLES.get(status, "Sorry, that was not possible"), refusal.message)


def _bad_json(error: BadJson):
    return api_errors.plain(400, str(error))


def _bad_parameter(error: BadParameter):
    return api_errors.plain(error.status, error.message, **error.more)


def _store_unavailable(error: Unavailable):
    current_app.logger.error("%s", error)
    return api_errors.plain(500, f"{error}. Please try again in a few seconds.")


def _http(error: HTTPException):
    if error.code is not None and error.code < 400:
        return error
    if not for_application():
        _recognise(error.code)
        said = error.description != type(error).description
        sentence = error.description if said else SENTENCES.get(error.code, error.description)
        return _page(error.code, TITLES.get(error.code, error.name), sentence)
    if error.code == 413:
        return api_errors.plain(413, f"The body is larger than {current_app.config['MAX_CONTENT_LENGTH']} bytes")
    return jsonify(status=error.code, error=error.name), error.code, _headers_of(error)


def _recognise(status: int | None) -> None:
    """Know who asks, also where no page was found, so that they find their way from there."""
    if status in (404, 405) and "person" not in g:
        access.recognise()


def _headers_of(error: HTTPException) -> dict[str, str]:
    allowed = getattr(error, "valid_methods", None)
    return {"Allow": ", ".join(sorted(allowed))} if allowed else {}


def _unexpected(error: Exception):
    current_app.logger.exception("%s %s failed", request.method, request.path)
    return _http(InternalServerError())


def _unavailable(error: Exception):
    current_app.logger.error("the database cannot be used: %s", error)
    # The other idle connections are likely to be as dead as this one.
    db.close_idle()
    message = f"{_what_is_wrong(error)} Nothing was stored; please try again in a few seconds."
    response = api_errors.plain(503, message) if for_application() else _page(503, "Not available", message)
    return *response, {"Retry-After": RETRY_AFTER_SECONDS}


def _what_is_wrong(error: Exception) -> str:
    match getattr(error, "orig", None) or error:
        case LockNotAvailable():
            return "Others are changing the same at this moment, and it took too long to wait for them."
        case QueryCanceled():
            return "This took too long, so it was given up."
        case MaxConnectionsExceeded():
            return "Too many people want something at this moment."
    return "The database does not answer."


def _page(status: int, title: str, message: str | None) -> tuple[str | Response, int]:
    template = "errors/_error.html" if request.htmx else "errors/error.html"
    return render_template(template, title=title, message=message), status
