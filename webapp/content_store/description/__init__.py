"""The description of a content store's interface, as `webapp.openapi` reads it, and /openapi.json."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, current_app

from webapp.openapi import assembled

from ..auth import open_to_all
from ..bodies import answer

FOLDER = Path(__file__).parent
ALWAYS = {"400": "BadRequest", "401": "Unauthorized", "503": "Unavailable"}

blueprint = Blueprint("description", __name__)


@blueprint.get("/openapi.json")
@open_to_all
def describe() -> Response:
    return answer(description(searchable="search" in current_app.blueprints))


@cache
def description(searchable: bool = True) -> dict[str, Any]:
    """The whole document; without search where the store has none."""
    whole = assembled(FOLDER, _complete)
    return whole if searchable else _without(whole, "Search")


def _without(document: dict[str, Any], part: str) -> dict[str, Any]:
    paths = {path: item for path, item in document["paths"].items() if _tags_in(item) != {part}}
    return document | {"paths": paths, "tags": [tag for tag in document["tags"] if tag["name"] != part]}


def _tags_in(item: dict[str, Any]) -> set[str]:
    return {tag for operation in item.values() for tag in operation["tags"]}


def _complete(path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    """An operation with the parameters and answers that go without saying."""
    answers = {} if operation.get("security") == [] else ALWAYS
    if "requestBody" in operation:
        answers = answers | {"413": "TooLarge"}
    return operation | {
        "parameters": [*re.findall(r"{(\w+)}", path), *operation.get("parameters", ())],
        "responses": dict(sorted((answers | operation["responses"]).items())),
    }
