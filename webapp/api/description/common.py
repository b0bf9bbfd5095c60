"""What all operations have in common, so that the files need not say it, and their short forms written out."""

import re
from typing import Any

from webapp.api.idempotency import COMMANDS

JSON = "application/json"
ALWAYS = {"400": "BadRequest", "401": "Unauthorized", "503": "Unavailable"}
TOO_LARGE = {"413": "TooLarge"}
COMMAND_HEADERS = ("idempotency_key", "authenticated_user", "request_id")


def complete(path: str, method: str, part: str, operation: dict[str, Any]) -> dict[str, Any]:
    """An operation with its part as its tag, and with the parameters and answers that go without saying."""
    return {
        "tags": [part],
        **operation,
        "parameters": _parameters(path, method, operation),
        "responses": dict(sorted((_answers(path, method, operation) | operation["responses"]).items())),
    }


def _parameters(path: str, method: str, operation: dict) -> list:
    in_path = re.findall(r"{(\w+)}", path)
    return [*in_path, *operation.get("parameters", ()), *(COMMAND_HEADERS if _is_command(method) else ())]


def _answers(path: str, method: str, operation: dict) -> dict[str, str]:
    if operation.get("security") == []:
        return {}
    found = ALWAYS | ({"404": "NoSuchAddress"} if "content_id}" in path else {})
    return found | (TOO_LARGE | {"422": "Refused"} if _is_command(method) else {})


def _is_command(method: str) -> bool:
    return method.upper() in COMMANDS


def written_out(node: Any, within: str = "") -> Any:
    """`node` without short forms: `$ref: Name`, `json: …`, and names in lists of parameters and tables of answers."""
    match node:
        case str() if within in ("parameters", "responses"):
            return {"$ref": f"#/components/{within}/{node}"}
        case {"$ref": str(name)} if not name.startswith("#"):
            return {"$ref": f"#/components/schemas/{name}"}
        case {"json": media, **others} if within != "properties":
            return written_out({**others, "content": {JSON: media}})
        case dict():
            return {key: _member(key, value, within) for key, value in node.items()}
        case list():
            return [written_out(each, within) for each in node]
    return node


def _member(key: str, value: Any, within: str) -> Any:
    if key in ("example", "examples"):
        return value
    # In a table of answers, a status leads to an answer or to the name of one.
    return written_out(value, within if within == "responses" and key.isdecimal() else key)
