"""Which application is calling, and for whom."""

from flask import Response, g, jsonify, request

from domain.applications import application_with
from domain.log import Actor
from webapp import requests


def require_application() -> Response | None:
    """Let the request through only with a good bearer token (RFC 6750)."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        return _refuse("invalid_request", "Send a token: Authorization: Bearer TOKEN")
    g.application = application_with(token.strip())
    if g.application is None:
        return _refuse("invalid_token", "That token is not known here; flask create-token makes one")
    return None


def actor() -> Actor:
    """The calling application, acting for the person that it names."""
    return Actor(
        person=_header("X-Govuk-Authenticated-User"),
        application=g.application.application_id,
        trigger="api",
        request_id=requests.request_id(),
        address=request.remote_addr,
    )


def request_id() -> str | None:
    """What the client calls this request, if that can be a name."""
    return requests.sent_id()


def _header(name: str) -> str | None:
    return (request.headers.get(name) or "").strip()[:200] or None


def _refuse(error: str, message: str) -> Response:
    response = jsonify(message=message)
    response.status_code = 401
    response.headers["WWW-Authenticate"] = f'Bearer error="{error}"'
    return response
