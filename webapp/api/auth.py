"""Which application is calling, and for whom."""

from collections.abc import Callable

from flask import Response, g, jsonify, request

from domain import access_log, applications
from domain.log import Actor
from webapp import requests

#: What refusals of a token are noted for, as long as nobody knows whose it is.
UNKNOWN = "annals"
SENTENCES = {
    "expired": "This token has expired; an administrator can issue another",
    "revoked": "This token has been revoked; an administrator can issue another",
}


def require_application() -> Response | None:
    """Let the request through only with a good bearer token (RFC 6750)."""
    shown = _shown()
    if not shown:
        return refuse(401, "invalid_request", "Send a token: Authorization: Bearer TOKEN")
    found = applications.pass_of(shown, used=True)
    if found is None:
        return refuse(401, "invalid_token", "That token is not known here; flask create-token makes one")
    g.token, g.application = found, found.application
    if found.state != "active":
        return refuse(401, "invalid_token", SENTENCES[found.state])
    return None


def still_good() -> Callable[[], bool]:
    """Tells, also later, whether the token that came with this request is still good."""
    shown = _shown()
    return lambda: applications.application_with(shown) is not None


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


def refuse(status: int, error: str, message: str, **more: str) -> Response:
    """Refuse what came with this token (shape G), and note it in the access log."""
    note_refusal(error, message)
    response = jsonify(message=message)
    response.status_code = status
    said = ", ".join(f'{name}="{value}"' for name, value in {"error": error, **more}.items())
    response.headers["WWW-Authenticate"] = f"Bearer {said}"
    return response


def note_refusal(error: str, message: str) -> None:
    """Note in the access log that a request was refused for its token; a token that is known by its id alone."""
    asked = {"reason": error, "sentence": message, "method": request.method, "route": request.url_rule.rule}
    known = {"token_id": g.token.token_id} if "token" in g else {}
    access_log.record("token-refused", _asking(), **asked, **known)


def _asking() -> Actor:
    if "application" in g:
        return actor()
    address, id_ = request.remote_addr, requests.request_id()
    return Actor(person=None, application=UNKNOWN, trigger="api", request_id=id_, address=address)


def _shown() -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _header(name: str) -> str | None:
    return (request.headers.get(name) or "").strip()[:200] or None
