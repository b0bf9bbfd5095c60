"""Descriptions of the applications' interfaces, which tools can read (OpenAPI 3.1), from files beside the code.

Each part of an interface has a file of the name of its module, in the form of OpenAPI but for some short forms:

$ref: Name         a schema; likewise a name alone stands for a parameter or an answer of components.yaml
json: …            content of that media type
!from module.NAME  what the code has there: a number, or a list for an enumeration; the other tags are in reading.py
x-status: 422      beside an example: the status of its answer, if other than that of success

`openapi.yaml` is the head, and names the parts in their order.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from webapp.openapi.reading import read
from webapp.openapi.short_forms import written_out

Complete = Callable[[str, str, dict[str, Any]], dict[str, Any]]


def assembled(folder: Path, complete: Complete) -> dict[str, Any]:
    """The document in `folder`. `complete(path, method, operation)` adds to an operation what goes without saying."""
    head = read(folder / "openapi.yaml")
    parts = [read(folder / f"{name}.yaml") for name in head["parts"]]
    return {
        **{name: value for name, value in head.items() if name != "parts"},
        "tags": [{"name": part["name"], "description": part["description"]} for part in parts],
        "paths": written_out({path: _item(path, part, complete) for part in parts for path in part["paths"]}),
        "components": written_out(_components(read(folder / "components.yaml"), parts)),
    }


def _item(path: str, part: dict[str, Any], complete: Complete) -> dict[str, Any]:
    return {
        method: {"tags": [part["name"]]} | complete(path, method.upper(), operation)
        for method, operation in part["paths"][path].items()
    }


def _components(shared: dict[str, Any], parts: Iterable[dict[str, Any]]) -> dict[str, Any]:
    schemas = {name: schema for part in (shared, *parts) for name, schema in part.get("schemas", {}).items()}
    return shared | {"schemas": schemas}
