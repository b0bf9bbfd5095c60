"""Everything needs the store's bearer token, except what is declared open."""

import hmac
from collections.abc import Callable

from flask import Flask, Response, current_app, request

from .bodies import answer


def install(app: Flask, token: str) -> None:
    @app.before_request
    def check() -> Response | None:
        view = current_app.view_functions.get(request.endpoint)
        return None if view is None or _is_open(view) else _refusal(request.headers.get("Authorization"), token)


def open_to_all(view: Callable) -> Callable:
    """Declare that `view` answers whoever asks."""
    view.open_to_all = True
    return view


def _is_open(view: Callable) -> bool:
    return request.endpoint == "static" or getattr(view, "open_to_all", False)


def _refusal(header: str | None, token: str) -> Response | None:
    scheme, _, given = (header or "").partition(" ")
    if scheme.lower() != "bearer" or not given:
        return _unauthorised("invalid_request", "No bearer token was provided")
    if not hmac.compare_digest(given.strip().encode(), token.encode()):
        return _unauthorised("invalid_token", "Bearer token does not appear to be valid")
    return None


def _unauthorised(error: str, message: str) -> Response:
    response = answer({"message": message}, 401)
    response.headers["WWW-Authenticate"] = f'Bearer error="{error}"'
    return response
