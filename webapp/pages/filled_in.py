"""What was filled in on a short form, and where a refusal of it belongs."""

from collections.abc import Mapping
from typing import Any

from flask import request

from domain.errors import Refusal


def text(name: str) -> str:
    """What was typed into a field, without space around it and without what PostgreSQL cannot keep."""
    return request.form.get(name, "").replace("\0", "").strip()


def error_of(refusal: Refusal | None, fields: Mapping[str, str]) -> dict[str, Any] | None:
    """The message of a refusal and the id of the field that it is about; `fields` has that by reason."""
    return refusal and {"id": fields.get(refusal.reason), "message": refusal.message}
