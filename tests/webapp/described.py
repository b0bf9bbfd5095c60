"""What holds a description of an interface to the application that it describes."""

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlencode

import jsonschema_rs
import orjson
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from werkzeug.datastructures import ImmutableMultiDict

from webapp.openapi.examples import Example, examples_of, operations

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
CONFIG = SchemathesisConfig.from_dict({"generation": {"deterministic": True}})


def operation_ids(example: Example) -> str:
    """What pytest calls an example."""
    return f"{example.operation_id}: {example.title}, {example.media_type}"


def examples(document: dict) -> Iterator[tuple[Example, dict]]:
    """Every example, with its operation."""
    for path, method, operation in operations(document):
        for example in examples_of(path, method, operation):
            yield example, operation


def send(client, token: str, example: Example):
    """What the application answers."""
    type_ = {"Content-Type": example.media_type} if example.media_type else {}
    headers = {"Authorization": f"Bearer {token}"} | type_
    return client.open(example.url, method=example.method, data=_body(example), headers=headers)


def _body(example: Example) -> bytes | str | None:
    if example.media_type == "application/json":
        return orjson.dumps(example.body)
    return urlencode(example.body, doseq=True) if example.media_type else None


def routes(app, blueprints: set[str]) -> set[tuple[str, str]]:
    """Every operation in the route table. Of rules that differ in what may be left out, the longest stands for all."""
    found = defaultdict(list)
    for rule in app.url_map.iter_rules():
        if rule.endpoint.split(".")[0] in blueprints:
            for method in rule.methods - {"HEAD", "OPTIONS"}:
                found[rule.endpoint, method].append(re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
    return {(max(rules, key=len), method) for (_, method), rules in found.items()}


def described_routes(document: dict) -> set[tuple[str, str]]:
    return {(path, method) for path, method, _ in operations(document)}


def watch_parameters(app, monkeypatch) -> set[str]:
    """From now on, the names of the query parameters that the code asks for, without `[]`; `*` if it goes over all."""
    names = set()

    class Watched(ImmutableMultiDict):
        def getlist(self, key, *more):
            names.add(key.removesuffix("[]"))
            return super().getlist(key, *more)

        def get(self, key, *more, **named):
            names.add(key.removesuffix("[]"))
            return super().get(key, *more, **named)

        def __contains__(self, key):
            names.add(key.removesuffix("[]"))
            return super().__contains__(key)

        def __iter__(self):
            names.add("*")
            return super().__iter__()

    class Request(app.request_class):
        @property
        def args(self):
            return Watched(super().args)

    monkeypatch.setattr(app, "request_class", Request)
    return names


def query_parameters(operation: dict) -> set[str]:
    """The names that `watch_parameters` should see."""
    names = [each["name"].removesuffix("[]") for each in operation["parameters"] if each["in"] == "query"]
    return {"*" if name.endswith(("_TYPE", "_FIELD")) else name for name in names}


def check_examples(document: dict) -> int:
    """Raise unless every example of a body is as its schema says; returns how many there are."""
    shown = [each for each in document["components"]["schemas"].values() if "example" in each]
    for _, _, operation in operations(document):
        for answer in operation["responses"].values():
            shown += [
                media["schema"] | {"example": media["example"]}
                for media in answer.get("content", {}).values()
                if "example" in media
            ]
    for schema in shown:
        whole = schema | {"components": document["components"]}
        jsonschema_rs.Draft202012Validator(whole).validate(schema["example"])
    return len(shown)


def made_up_from(document: dict):
    """A decorator: the test gets requests made up from the description, the same ones each time."""
    parametrize = schemathesis.openapi.from_dict(document, config=CONFIG).parametrize()
    bounded = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    return lambda test: parametrize(bounded(test))
