"""What all operations of the API have in common, so that the files need not say it."""

import re
from typing import Any

from webapp.api.idempotency import COMMANDS

ALWAYS = {"400": "BadRequest", "401": "Unauthorized", "403": "NotInScope", "429": "TooMany", "503": "Unavailable"}
TOO_LARGE = {"413": "TooLarge"}
COMMAND_HEADERS = ("idempotency_key", "authenticated_user", "request_id")


def complete(path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    """An operation with the parameters and answers that go without saying."""
    answers = _answers(path, method, operation) | operation["responses"]
    return operation | {
        "parameters": _parameters(path, method, operation),
        "responses": dict(sorted(answers.items())),
    }


def _parameters(path: str, method: str, operation: dict) -> list:
    in_path = re.findall(r"{(\w+)}", path)
    return [*in_path, *operation.get("parameters", ()), *(COMMAND_HEADERS if method in COMMANDS else ())]


def _answers(path: str, method: str, operation: dict) -> dict[str, str]:
    if operation.get("security") == []:
        return {}
    found = ALWAYS | ({"404": "NoSuchAddress"} if "content_id}" in path else {})
    return found | (TOO_LARGE | {"422": "Refused"} if method in COMMANDS else {})
