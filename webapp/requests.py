"""What is known of each request: its id, which goes on to jobs, stores and the log, and how it went."""

import logging
import re
import time
from collections.abc import Callable
from contextlib import suppress
from uuid import uuid4

import structlog
from flask import Flask, Response, g, has_request_context, request
from werkzeug.exceptions import HTTPException

HEADER = "Govuk-Request-Id"
HEADERS = (HEADER, "X-Request-Id")
_WELL_FORMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/+=@,-]{0,127}")
_SECRET = {"token", "key", "secret", "code"}
logger = logging.getLogger("annals.requests")
#: Asked every few seconds by machines; worth a line only when something is wrong.
EVERY_FEW_SECONDS = ("health.", "metrics.", "static")


def install(app: Flask, tell: Callable[[str, str, int, float], None] | None = None) -> None:
    """Give each request of `app` an id, and log how it ended; `tell` hears route, method, status and seconds as well.

    Install it before anything else that looks at requests.
    """

    @app.before_request
    def begin():
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id())
        g.started = time.monotonic()

    @app.after_request
    def end(response: Response) -> Response:
        _take_in()
        response.headers[HEADER] = request_id()
        seconds = time.monotonic() - g.get("started", time.monotonic())
        _log(response.status_code, seconds)
        if tell:
            tell(_route(), request.method, response.status_code, seconds)
        return response


def request_id() -> str:
    """What this request is called: by whoever sent it if that can be a name, else a new one."""
    if "request_id" not in g:
        g.request_id = sent_id() or str(uuid4())
    return g.request_id


def sent_id() -> str | None:
    """The id that came with the request, if it is well-formed."""
    if not has_request_context():
        return None
    sent = (request.headers.get(name, "").strip() for name in HEADERS)
    return next((each for each in sent if _WELL_FORMED.fullmatch(each)), None)


def _take_in() -> None:
    """Read what an early answer left unread of the body: under some left, the server would cut the connection."""
    if (request.content_length or 0) <= (request.max_content_length or 0):
        with suppress(HTTPException):
            while request.stream.read(64 * 1024):
                pass


def _log(status: int, seconds: float) -> None:
    level = logging.INFO
    if (request.endpoint or "").startswith(EVERY_FEW_SECONDS) and status < 500:
        level = logging.DEBUG
    asked = {"method": request.method, "path": _path(), "route": _route(), "actor": _actor()}
    logger.log(level, "request", extra={**asked, "status": status, "ms": round(seconds * 1e3)})


def _route() -> str:
    return request.url_rule.rule if request.url_rule else "none"


def _path() -> str:
    """The path without its query; where a secret is part of it, only the route."""
    return _route() if _SECRET & set(request.view_args or ()) else request.path[:500]


def _actor() -> str | None:
    person, application = g.get("person"), g.get("application")
    return getattr(person, "account_id", None) or getattr(application, "application_id", None)
