"""Reading a request's JSON body exactly: what cannot be stored as it was sent is refused."""

import json
from typing import Any

from flask import request

from domain import canonical, exact_json
from domain.errors import Rejected
from domain.rules.scalars import is_blank


class BadJson(ValueError):
    """The body is not a JSON object that can be carried exactly; the message says why. Answered with 400."""


WORDS = {str: "text", list: "a list", dict: "an object", bool: "true or false"}


def json_object(**types: type) -> dict[str, Any]:
    """The body as a JSON object, whatever the content type says.

    Raises `BadJson`, or `Rejected` where a field that is sent and not null has another type than `types` says.
    """
    body = _parse()
    for name, wanted in types.items():
        if body.get(name) is not None and not isinstance(body[name], wanted):
            fields = {name: [f"must be {WORDS[wanted]}"]}
            raise Rejected(f"{name} must be {WORDS[wanted]}", reason="parameter_missing_or_invalid", fields=fields)
    return body


def json_or_form(*lists: str) -> dict[str, Any]:
    """The parameters in the body, sent as JSON or as a form; those named in `lists` as lists of texts, absent or not.

    Raises `BadJson` or `Rejected`.
    """
    form = request.mimetype in ("application/x-www-form-urlencoded", "multipart/form-data")
    body = _form(lists) if form else json_object()
    return body | {name: _texts(name, body.get(name)) for name in lists}


def _form(lists: tuple[str, ...]) -> dict[str, Any]:
    fields = request.form.to_dict()
    for name in lists:
        fields[name] = [*request.form.getlist(f"{name}[]"), *request.form.getlist(name)]
    _check(fields)
    return fields


def _texts(name: str, value: Any) -> list[str]:
    values = value if isinstance(value, list) else [] if is_blank(value) else [value]
    if not all(isinstance(each, str) for each in values):
        raise Rejected(f"{name} must be a list of texts", reason="parameter_missing_or_invalid")
    return [each for each in values if each.strip()]


def _check(value: Any) -> None:
    try:
        canonical.check(value)
    except canonical.NotCanonical as error:
        raise BadJson(str(error)) from error


def _parse() -> dict[str, Any]:
    try:
        body = exact_json.parse(request.get_data())
        canonical.check(body)
    except UnicodeDecodeError as error:
        raise BadJson(f"The body is not UTF-8: {error.reason} at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise BadJson(f"The body is not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from error
    except canonical.NotCanonical as error:
        raise BadJson(str(error)) from error
    if not isinstance(body, dict):
        raise BadJson("The body must be a JSON object; send {} if there is nothing to say")
    return body
