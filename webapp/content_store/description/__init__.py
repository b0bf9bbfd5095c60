"""The description of a content store's interface, as `webapp.openapi` reads it, and /openapi.json."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Response

from webapp.openapi import assembled

from ..auth import open_to_all
from ..bodies import answer

FOLDER = Path(__file__).parent
ALWAYS = {"400": "BadRequest", "401": "Unauthorized", "503": "Unavailable"}

blueprint = Blueprint("description", __name__)


@blueprint.get("/openapi.json")
@open_to_all
def describe() -> Response:
    return answer(description())


@cache
def description() -> dict[str, Any]:
    """The whole document."""
    return assembled(FOLDER, _complete)


def _complete(path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    """An operation with the parameters and answers that go without saying."""
    answers = {} if operation.get("security") == [] else ALWAYS
    if "requestBody" in operation:
        answers = answers | {"413": "TooLarge"}
    return operation | {
        "parameters": [*re.findall(r"{(\w+)}", path), *operation.get("parameters", ())],
        "responses": dict(sorted((answers | operation["responses"]).items())),
    }
