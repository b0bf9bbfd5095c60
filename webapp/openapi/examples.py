"""The description's examples as requests: for the page that shows them, and for the test that sends them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode


@dataclass(frozen=True, kw_only=True)
class Example:
    """One request, and the status of its answer. `title` says what is particular about it."""

    operation_id: str
    title: str
    method: str
    url: str
    status: int
    is_open: bool
    media_type: str | None = None
    body: Any = None


def operations(document: dict) -> Iterator[tuple[str, str, dict]]:
    """Every operation, as (path, method, operation), its parameters and answers in full."""
    for path, item in document["paths"].items():
        for method, operation in item.items():
            parameters = [resolved(document, each) for each in operation["parameters"]]
            answers = {status: resolved(document, each) for status, each in operation["responses"].items()}
            yield path, method.upper(), operation | {"parameters": parameters, "responses": answers}


def resolved(document: dict, node: dict) -> dict:
    """What a reference refers to."""
    if "$ref" not in node:
        return node
    for key in node["$ref"].removeprefix("#/").split("/"):
        document = document[key]
    return document


def examples_of(path: str, method: str, operation: dict) -> Iterator[Example]:
    """The examples of one operation: one for each example of its body, or one if it has none."""
    success = int(min(operation["responses"]))
    common = {
        "operation_id": operation["operationId"],
        "method": method,
        "url": _url(path, operation["parameters"]),
        "is_open": operation.get("security") == [],
    }
    media = operation.get("requestBody", {}).get("content", {})
    for type_, content in media.items():
        for title, example in content["examples"].items():
            more = {"status": example.get("x-status", success), "media_type": type_, "body": example["value"]}
            yield Example(title=example.get("summary", title), **more, **common)
    if not media:
        yield Example(title=operation["summary"], status=success, **common)


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
