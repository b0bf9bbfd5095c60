"""The description's own examples, as requests."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

BEES = "6f0c0a5e-7d41-4c55-9a3e-2b7f0d9c1e10"
GARDENS = "7b2e4c1a-0d53-4f6e-8a9b-1c2d3e4f5a6b"


@dataclass
class Example:
    """One request, and the status that the description claims for its answer."""

    name: str
    operation: dict
    method: str
    url: str
    status: int
    headers: dict = field(default_factory=dict)
    body: Any = None
    media_type: str | None = None


def operations(document: dict) -> Iterator[tuple[str, str, dict]]:
    """Every operation, as (path, method, operation), its parameters in full."""
    for path, item in document["paths"].items():
        for method, operation in item.items():
            parameters = [resolved(document, each) for each in operation["parameters"]]
            yield path, method.upper(), operation | {"parameters": parameters}


def resolved(document: dict, node: dict) -> dict:
    """What a reference refers to."""
    if "$ref" not in node:
        return node
    for key in node["$ref"].removeprefix("#/").split("/"):
        document = document[key]
    return document


def examples(document: dict) -> Iterator[Example]:
    for path, method, operation in operations(document):
        success = int(min(operation["responses"]))
        url = _url(path, operation["parameters"])
        media = operation.get("requestBody", {}).get("content", {})
        for type_, content in media.items():
            for name, example in content["examples"].items():
                label, status = f"{operation['operationId']}: {name} as {type_}", example.get("x-status", success)
                yield Example(label, operation, method, url, status, body=example["value"], media_type=type_)
        if not media:
            yield Example(operation["operationId"], operation, method, url, success)


def _url(path: str, parameters: list[dict]) -> str:
    given = [each for each in parameters if "example" in each]
    filled = path.format_map({each["name"]: each["example"] for each in given if each["in"] == "path"})
    query = [(each["name"], value) for each in given if each["in"] == "query" for value in _values(each)]
    return f"{filled}?{urlencode(query)}" if query else filled


def _values(parameter: dict) -> list[str]:
    value = parameter["example"]
    if isinstance(value, list):
        return value if parameter.get("explode", True) else [",".join(value)]
    return [str(value).lower() if isinstance(value, bool) else value]
