"""The description of the JSON API, which tools can read (OpenAPI 3.1).

Each part of the API has a file here of the name of its module, in the form of OpenAPI but for some short forms:

$ref: Name         a schema; likewise a name alone stands for a parameter or an answer of components.yaml
json: …            content of that media type
!from module.NAME  what the code has there: a number, or a list for an enumeration; the other tags are in reading.py
x-status: 422      beside an example: the status of its answer, if other than that of success

What goes without saying is added by common.py.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from webapp.api.description.common import complete, written_out
from webapp.api.description.reading import read


@cache
def description(schema_names: tuple[str, ...]) -> dict[str, Any]:
    """The whole document, for an application that knows content schemas of these names."""
    head = read("openapi")
    parts = [read(name) for name in head["parts"]]
    return {
        **{name: value for name, value in head.items() if name != "parts"},
        "tags": [{"name": part["name"], "description": part["description"]} for part in parts],
        "paths": written_out({path: _item(path, part) for part in parts for path in part["paths"]}),
        "components": written_out(_components(parts, schema_names)),
    }


def _item(path: str, part: dict[str, Any]) -> dict[str, Any]:
    return {
        method: complete(path, method, part["name"], operation) for method, operation in part["paths"][path].items()
    }


def _components(parts: Iterable[dict[str, Any]], schema_names: tuple[str, ...]) -> dict[str, Any]:
    shared = read("components")
    schemas = {name: schema for part in (shared, *parts) for name, schema in part.get("schemas", {}).items()}
    return shared | {"schemas": schemas | {"SchemaName": {"type": "string", "enum": list(schema_names)}}}
