"""How refusals look to applications: the shapes A to F of the publishing interface."""

from flask import Response, jsonify

from domain.errors import Conflict, Forbidden, Invalid, NotFound, Refusal, SchemaInvalid
from webapp.live_store import Refused


def status_of(refusal: Refusal) -> int:
    match refusal:
        case Forbidden():
            return 403
        case NotFound():
            return 404
        case Conflict():
            return 409
    return 422


def refused(refusal: Refusal) -> tuple[Response, int]:
    """The answer to a command or query that the domain refused."""
    status = status_of(refusal)
    match refusal:
        case SchemaInvalid():
            return jsonify(refusal.errors), status
        case Invalid():
            return _error(status, refusal.message, error_code=_code(refusal), fields=refusal.fields)
        case Refusal(fields=None):
            return _error(status, refusal.message, error_code=refusal.reason)
    return _error(status, refusal.message, fields=refusal.fields)


def refused_by_store(refusal: Refused) -> tuple[Response, int]:
    """The answer when the content store refused a publish intent (shape H)."""
    code = {"error_code": "content_store_validation_failed"} if refusal.status == 422 else {}
    return _error(refusal.status, str(refusal), fields=refusal.errors, **code)


def plain(status: int, message: str, **more) -> tuple[Response, int]:
    """A simple error (shape D)."""
    return _error(status, message, **more)


def _code(invalid: Invalid) -> str | None:
    if len(invalid.problems) > 1:
        return "multiple_validation_errors"
    return invalid.problems[0].code


def _error(status: int, message: str, **more) -> tuple[Response, int]:
    return jsonify(error={"code": status, "message": message, **more}), status
