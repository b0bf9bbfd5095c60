"""What all operations have in common, so that the files need not say it, and their short forms written out."""

import re
from typing import Any

from webapp.api.idempotency import COMMANDS

JSON = "application/json"
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
        return {"503": "Unavailable"}
    found = {"400": "BadRequest", "401": "Unauthorized", "503": "Unavailable"}
    if "content_id}" in path:
        found["404"] = "NoSuchAddress"
    if _is_command(method):
        found |= {"413": "TooLarge", "422": "Refused"}
    return found


def _is_command(method: str) -> bool:
    return method.upper() in COMMANDS


def written_out(node: Any, kind: str = "") -> Any:
    """`node` without short forms: `$ref: Name`, `json: …`, and names in lists of parameters and tables of answers."""
    match node:
        case str() if kind in ("parameters", "responses"):
            return {"$ref": f"#/components/{kind}/{node}"}
        case {"$ref": str(name)} if not name.startswith("#"):
            return node | {"$ref": f"#/components/schemas/{name}"}
        case {"json": media, **others} if kind != "properties":
            return written_out({**others, "content": {JSON: media}})
        case dict():
            # Inside a table of answers stand answers, not tables.
            return {
                key: value if key in ("example", "examples") else written_out(value, _kind(kind, key))
                for key, value in node.items()
            }
        case list():
            return [written_out(each, kind) for each in node]
    return node


def _kind(kind: str, key: str) -> str:
    return kind if kind == "responses" and key.isdecimal() else key
