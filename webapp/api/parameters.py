"""Reading query parameters the way publishing clients send them: lists as `name[]`, blank for absent."""

from collections.abc import Collection
from urllib.parse import quote

from flask import request

from domain import canonical
from domain.rules.scalars import is_uuid

LARGEST, LARGEST_ID = 2**31 - 1, 2**63 - 1
#: What one answer may have of a list.
MOST_PER_PAGE = 20_000


class BadParameter(Exception):
    """A parameter that cannot be used, and the status and error_code with which to say so."""

    def __init__(self, message: str, status: int = 400, **more: str):
        super().__init__(message)
        self.message, self.status, self.more = message, status, more


def missing(name: str) -> BadParameter:
    """A parameter that has to be there (shape E)."""
    return invalid(f"{name} is required: {name}")


def invalid(message: str) -> BadParameter:
    """A value that this parameter cannot have."""
    return BadParameter(message, 422, error_code="parameter_missing_or_invalid")


def check_storable() -> None:
    """Raise `BadParameter` when a parameter or a base path has what PostgreSQL cannot hold."""
    base_path = (request.view_args or {}).get("base_path", "")
    try:
        canonical.check([request.args.to_dict(flat=False), base_path])
    except canonical.NotCanonical as error:
        raise BadParameter(str(error)) from error


def text(name: str) -> str | None:
    """The value of `name`, the last one if there are several; None when blank."""
    return next((value for value in reversed(request.args.getlist(name)) if value.strip()), None)


def texts(*names: str) -> list[str]:
    """All values of these names, with or without `[]`; blank ones left out."""
    values = (value for name in names for key in (f"{name}[]", name) for value in request.args.getlist(key))
    return [value for value in values if value.strip()]


def number(name: str, usual: int, least: int = 1, most: int = LARGEST) -> int:
    """A whole number from `least` to `most`. Raises `BadParameter`."""
    value = text(name)
    if value is None:
        return usual
    if not (value.isascii() and value.isdecimal() and least <= int(value[:20]) <= most):
        raise invalid(f"{name} must be a whole number from {least} to {most}")
    return int(value)


def among(name: str, values: Collection[str], allowed: Collection[str], status: int = 400) -> list[str]:
    """`values` if all of them are allowed. Raises `BadParameter`."""
    if unknown := [value for value in values if value not in allowed]:
        raise BadParameter(f"Invalid {name}: {', '.join(unknown)}; allowed are {', '.join(allowed)}", status)
    return list(values)


def content_ids(name: str, values: list[str]) -> list[str]:
    """`values` if all of them are content_ids. Raises `BadParameter`."""
    if not all(map(is_uuid, values)):
        raise BadParameter(f"{name} must be content_ids, lowercase UUIDs", 422, error_code="uuid_invalid")
    return values


def requested_url() -> str:
    """The address that was asked, with its query as it was sent."""
    query = request.query_string.decode(errors="replace")
    return f"{request.host_url.rstrip('/')}{quote(request.path)}{'?' if query else ''}{query}"


def is_true(value: object) -> bool:
    """Whether a value that clients send for a yes or no means yes: everything but false, 0, f, off and blanks."""
    return str(value).strip().lower() not in ("", "false", "0", "f", "off", "none")
