"""What requests bring along, and what JSON answers look like."""

from typing import Any

import orjson
from flask import Response, request
from werkzeug.exceptions import BadRequest


def json_object() -> dict:
    """The body as a JSON object, whatever its content type. Raises `BadRequest`."""
    try:
        body = orjson.loads(request.get_data())
    except orjson.JSONDecodeError as error:
        raise BadRequest(f"The body is not JSON: {error}") from error
    if not isinstance(body, dict):
        raise BadRequest("The body is not a JSON object")
    return body


def answer(body: Any, status: int = 200) -> Response:
    """`body` (a value, or JSON as bytes) as a JSON answer."""
    data = body if isinstance(body, bytes) else orjson.dumps(body)
    return Response(data, status, content_type="application/json; charset=utf-8")


def failure(status: int, kind: str, message: str) -> Response:
    """An error that is about the whole request."""
    return answer({"errors": {"type": kind, "code": str(status), "message": message}}, status)


def invalid(errors: dict[str, list[str]]) -> Response:
    """A 422: attribute → sentences."""
    return answer({"errors": errors}, 422)
