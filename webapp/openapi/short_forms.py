"""The short forms of the files of a description, written out."""

from typing import Any

JSON = "application/json"


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
